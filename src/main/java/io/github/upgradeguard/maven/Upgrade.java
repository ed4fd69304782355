package io.github.upgradeguard.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An {@code <upgrade>} of the configuration, as Maven fills it in. Maven checks nothing of a nested bean: what is
 * missing is null here, and {@link UpgradeDeclarations} says so.
 */
public final class Upgrade {

    @Nullable
    String id;

    @Nullable
    String product;

    @Nullable
    String current;

    @Nullable
    String target;

    @Nullable
    String rollout;

    @Nullable
    String instances;

    @Nullable
    Migrations migrations;

    Map<String, String> facts = new LinkedHashMap<>();

    List<Acceptance> accepted = new ArrayList<>();

    /** Its name in reports; the product where it is left out. */
    public void setId(String id) {
        this.id = id;
    }

    /** The name of a product. */
    public void setProduct(String product) {
        this.product = product;
    }

    /** The version that runs, or {@code none} where nothing runs yet. */
    public void setCurrent(String current) {
        this.current = current;
    }

    /** The version about to be shipped. */
    public void setTarget(String target) {
        this.target = target;
    }

    /** {@code rolling}, {@code full-stop} or {@code migrate}; empty for whatever each hop needs. */
    public void setRollout(String rollout) {
        this.rollout = rollout;
    }

    /** How many instances run: a number, {@code auto}, or the file that says it; empty where that does not matter. */
    public void setInstances(String instances) {
        this.instances = instances;
    }

    /** Where the change logs of its releases are; left out, they are not read. */
    public void setMigrations(Migrations migrations) {
        this.migrations = migrations;
    }

    /** What the rules of the product ask {@code when}: names, each {@code true} or {@code false}. */
    public void setFacts(Map<String, String> facts) {
        this.facts = new LinkedHashMap<>(facts);
    }

    /** The flags of release notes on the way that the project goes on in spite of. */
    public void setAccepted(List<Acceptance> accepted) {
        this.accepted = new ArrayList<>(accepted);
    }
}
