package io.github.upgradeguard.oracle;

/** Where randomness comes from: another one each run, unless one is asked for to see a failure again. */
final class Seed {

    private static final String PROPERTY = "oracle.seed";

    private Seed() {}

    static long announced() {
        long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println(described(seed));
        return seed;
    }

    static String described(long seed) {
        return "oracle seed: %d (repeat with -D%s=%d)".formatted(seed, PROPERTY, seed);
    }
}
