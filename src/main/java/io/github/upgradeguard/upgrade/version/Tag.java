package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text that names a release, taken apart: {@code 17.3.7-ee.0} is the version {@code 17.3.7} in the flavour {@code
 * -ee.0}, and {@code 4.0.0-rc.1-management} the version {@code 4.0.0-rc.1} in the flavour {@code -management}.
 *
 * <p>What follows the numbers belongs to the version only where it begins with a word for a pre-release. Vendors put all
 * else there: base images, editions, distributions, revisions of a package.
 *
 * @param version what the product's scheme is to read
 * @param flavour what is left; empty if nothing is
 */
record Tag(String version, String flavour) {

    private static final Set<String> PRE_RELEASES = Set.of((
            // what most projects write
            "alpha beta rc cr pre preview prerelease milestone candidate ea early dev devel develop development snapshot "
                    + "nightly canary edge unstable experimental test testing insider insiders next prealpha wip exp "
                    // builds of a branch
                    + "ci trunk master main head "
                    // OpenShift's feature and engineering candidates, technology previews, MySQL's milestones
                    + "fc ec tp dmr labs gamma")
            .split(" "));

    /** Words for a pre-release where a number follows at once: {@code -m1}, {@code -b3}. */
    private static final Set<String> NUMBERED_PRE_RELEASES = Set.of("m", "a", "b");

    /**
     * The ways to take a text apart, in the order in which they are to be tried.
     *
     * @param declared suffixes that the product calls flavours
     * @param wholeFirst whether the scheme says by itself what a suffix means, so that as much as it can read goes first:
     *     of {@code 6.2.18-70-focal} the build 70 too
     */
    static List<Tag> readings(String text, List<String> declared, boolean wholeFirst) {
        Tag whole = new Tag(text, "").without(declared);
        Tag cut = whole.withoutSuffix();
        List<Tag> readings = new ArrayList<>();
        if (wholeFirst) {
            readings.add(whole);
            int hyphen = whole.version.lastIndexOf('-');
            while (hyphen > cut.version.length()) {
                readings.add(whole.cutAt(hyphen));
                hyphen = whole.version.lastIndexOf('-', hyphen - 1);
            }
        }
        readings.add(cut);
        readings.add(cut.withoutBuild());
        return readings;
    }

    private Tag without(List<String> flavours) {
        String longest = "";
        for (String one : flavours) {
            longest = version.endsWith(one) && one.length() > longest.length() ? one : longest;
        }
        return cutAt(version.length() - longest.length());
    }

    private Tag withoutSuffix() {
        int suffix = endOfNumbers(version);
        if (suffix == 0 || suffix == version.length() || version.charAt(suffix) != '-') {
            return this;
        }
        int end = suffix;
        while (end < version.length() && beginsPreRelease(version, end + 1)) {
            end = nextWord(version, end + 1);
        }
        return cutAt(end);
    }

    private Tag withoutBuild() {
        int plus = version.indexOf('+');
        return plus > 0 ? cutAt(plus) : this;
    }

    private Tag cutAt(int end) {
        return new Tag(version.substring(0, end), version.substring(end) + flavour);
    }

    private static int endOfNumbers(String text) {
        int end = text.startsWith("v") ? 1 : 0;
        int lastDigit = 0;
        for (; end < text.length() && (text.charAt(end) == '.' || isDigit(text.charAt(end))); end++) {
            lastDigit = isDigit(text.charAt(end)) ? end + 1 : lastDigit;
        }
        return lastDigit == end ? end : 0;
    }

    private static boolean beginsPreRelease(String text, int suffix) {
        // SemVer's way to come before all others: 4.17.0-0.nightly-2024-10-07.
        int start = text.startsWith("0.", suffix) ? suffix + 2 : suffix;
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        boolean numbered = end < text.length() && isDigit(text.charAt(end));
        return PRE_RELEASES.contains(word) || (numbered && NUMBERED_PRE_RELEASES.contains(word));
    }

    /** Where the next hyphen before a letter is; numbers, dots and what else there is belong to the word before. */
    private static int nextWord(String text, int start) {
        for (int i = start; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '-' && Character.isLetter(text.charAt(i + 1))) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
