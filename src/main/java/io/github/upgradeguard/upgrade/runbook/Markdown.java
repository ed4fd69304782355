package io.github.upgradeguard.upgrade.runbook;

/** Markdown that goes into a runbook as it is: written here or by the author of a product file, its values escaped. */
record Markdown(String text) {

    /** The text as a check box, with all lines but the first inside of it. */
    static Markdown box(boolean ticked, Markdown content) {
        String lines = content.text().strip().replace("\n", "\n  ").replaceAll("(?m)^[ \t]+$", "");
        return new Markdown((ticked ? "- [x] " : "- [ ] ") + lines);
    }
}
