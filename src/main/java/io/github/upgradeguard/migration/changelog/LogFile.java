package io.github.upgradeguard.migration.changelog;

/**
 * A file of a change log.
 *
 * @param path as Liquibase knows and records it
 * @param file where it is, from the root of the contents
 */
record LogFile(String path, String file, ParsedFile parsed) {}
