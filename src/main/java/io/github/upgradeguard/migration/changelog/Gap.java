package io.github.upgradeguard.migration.changelog;

/**
 * A part of a change log that could not be read, outside of any change set.
 *
 * @param file from the root of the contents
 * @param line from 1; 0 for the file as a whole
 * @param reason what is wrong and what is therefore not known, a sentence without its end
 */
public record Gap(String file, int line, String reason) {}
