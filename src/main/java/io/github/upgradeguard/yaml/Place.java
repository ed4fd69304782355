package io.github.upgradeguard.yaml;

/**
 * A place in a file.
 *
 * @param file the file as a person knows it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
