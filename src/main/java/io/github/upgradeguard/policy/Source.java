package io.github.upgradeguard.policy;

/**
 * Where a rule is written.
 *
 * @param url its address
 * @param title whose page it is
 * @param read the day or revision at which it was read; empty if the product file does not say
 */
public record Source(String url, String title, String read) {}
