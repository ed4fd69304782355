package io.github.upgradeguard.maven;

/** An artifact that no repository gives. The message says which, why, and what to do. */
final class UnresolvedArtifactException extends Exception {

    private static final long serialVersionUID = 1;

    UnresolvedArtifactException(String message) {
        super(message);
    }
}
