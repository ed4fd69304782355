package io.github.upgradeguard.upgrade.guard;

import java.util.Optional;

/**
 * A version as a project declares it.
 *
 * @param text not read yet
 * @param at where it stands in the project; empty where it was given on the command line
 */
public record DeclaredVersion(String text, Optional<Declaration> at) {

    /** A version that stands in no file. */
    public static DeclaredVersion of(String text) {
        return new DeclaredVersion(text, Optional.empty());
    }

    @Override
    public String toString() {
        return text;
    }
}
