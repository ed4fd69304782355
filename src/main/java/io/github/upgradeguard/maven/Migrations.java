package io.github.upgradeguard.maven;

import org.jspecify.annotations.Nullable;

/**
 * The {@code <migrations>} of an upgrade, as Maven fills them in; {@link UpgradeDeclarations} says what is wrong with
 * them. Empty, they are those that the product's file names.
 */
public final class Migrations {

    @Nullable
    String artifacts;

    @Nullable
    String path;

    @Nullable
    String dbms;

    @Nullable
    String changeLogs;

    @Nullable
    String decisions;

    @Nullable
    String whole;

    /** The artifacts alone, where nothing else is to be said: {@code <migrations>groupId:artifactId</migrations>}. */
    public void set(String artifacts) {
        this.artifacts = artifacts;
    }

    /** Coordinates without a version, by commas. */
    public void setArtifacts(String artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Instead of artifacts, by commas: jars, folders, or folders at a revision ({@code git:v{{version}}:FOLDER}), in
     * which <code>{{version}}</code> stands for a release.
     */
    public void setPath(String path) {
        this.path = path;
    }

    /** The databases to judge for, by commas; by default all that several instances can share. */
    public void setDbms(String dbms) {
        this.dbms = dbms;
    }

    /** The change logs to begin with, by commas; by default all that are found. */
    public void setChangeLogs(String changeLogs) {
        this.changeLogs = changeLogs;
    }

    /** What persons have decided of change sets; by default {@code migration-decisions.yaml} beside the root POM. */
    public void setDecisions(String decisions) {
        this.decisions = decisions;
    }

    /** {@code true} where these are all artifacts of the product that speak to the database. */
    public void setWhole(String whole) {
        this.whole = whole;
    }
}
