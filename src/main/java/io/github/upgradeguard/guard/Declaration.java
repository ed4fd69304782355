package io.github.upgradeguard.guard;

/**
 * Where a project declares an upgrade.
 *
 * @param file relative to the root of the build, with forward slashes
 * @param line the line of its target, counted from 1
 */
public record Declaration(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
