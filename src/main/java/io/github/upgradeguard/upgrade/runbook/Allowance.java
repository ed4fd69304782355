package io.github.upgradeguard.upgrade.runbook;

/**
 * How much templates may come to, all together, in characters and in turns of their sections. A list in a list in a list
 * makes a runbook that fits on no disk of a template that fits on a line.
 */
final class Allowance {

    private static final long RUNBOOK = 2_000_000;
    private static final long SAMPLES = 100_000_000;

    private long left;

    private Allowance(long most) {
        this.left = most;
    }

    /** For all that one runbook holds. */
    static Allowance ofRunbook() {
        return new Allowance(RUNBOOK);
    }

    /** For trying all steps of a product with values of every shape. */
    static Allowance ofSamples() {
        return new Allowance(SAMPLES);
    }

    /**
     * Takes away what has come to be.
     *
     * @throws Templates.Mistake if there is not so much
     */
    void take(long characters) {
        left -= characters;
        if (left < 0) {
            throw new Templates.Mistake(
                    "the runbook comes to more than anybody could read, with this step at the latest; take sections out of other sections, or write fewer steps");
        }
    }
}
