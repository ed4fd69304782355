package io.github.upgradeguard.upgrade.guard;

/**
 * A place where a project declares something.
 *
 * @param file relative to the root of the build, with forward slashes
 * @param line counted from 1
 */
public record Declaration(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
