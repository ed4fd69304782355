package io.github.upgradeguard.upgrade.runbook;

/** A value that is where something is on the web: a link where it reads as one, and a text otherwise. */
record Address(String url) {}
