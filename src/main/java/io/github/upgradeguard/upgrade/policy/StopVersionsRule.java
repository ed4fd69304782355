package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code stop: VERSION}: releases that no hop jumps over. */
record StopVersionsRule(Terms terms, List<Version> stops) implements Rule {

    StopVersionsRule {
        stops = stops.stream().sorted().distinct().toList();
    }

    static Rule read(RuleFields fields) {
        List<Version> stops = new ArrayList<>();
        for (String text : fields.texts("stop")) {
            stops.add(version(text, fields));
        }
        String on = fields.optional("on").orElse("exact");
        if (!on.equals("exact")) {
            throw fields.mistake(
                    "on",
                    "'%s' is a version, and a version is landed on exactly; write its line to stop on: %s"
                            .formatted(stops.get(0), on));
        }
        return new StopVersionsRule(fields.terms("stop"), stops);
    }

    private static Version version(String text, RuleFields fields) {
        try {
            return fields.versioning().read(text);
        } catch (UnreadableVersionException e) {
            String lengths = fields.versioning().lengthsOfLines().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" or "));
            throw fields.mistake(
                    "stop",
                    "'%s' is neither a line, which is %s numbers long here, nor a version (%s)"
                            .formatted(text, lengths, e.getMessage()));
        }
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    private Optional<Version> firstJumpedOver(Hop hop) {
        int found = Collections.binarySearch(stops, hop.from().version());
        int next = found >= 0 ? found + 1 : -found - 1;
        return next < stops.size() && hop.to().version().compareTo(stops.get(next)) > 0
                ? Optional.of(stops.get(next))
                : Optional.empty();
    }

    @Override
    public String says() {
        return "no hop jumps over %s".formatted(names(stops));
    }

    private static String names(List<Version> stops) {
        return stops.stream().map(Version::text).collect(Collectors.joining(", "));
    }

    @Override
    public List<Version> stops(Catalog catalog) {
        return stops.stream()
                .flatMap(stop -> catalog.release(stop).stream())
                .map(Release::version)
                .toList();
    }

    @Override
    public List<Unmatched> unmatched(Catalog catalog) {
        return stops.stream()
                .filter(stop -> catalog.release(stop).isEmpty())
                .map(stop -> new Unmatched(stop.text(), false))
                .toList();
    }

    @Override
    public String reason(Hop hop) {
        List<Version> over = stops.stream()
                .filter(stop -> hop.from().version().compareTo(stop) < 0
                        && hop.to().version().compareTo(stop) > 0)
                .toList();
        return "jumps over the stop%s %s, which %s"
                .formatted(
                        over.size() == 1 ? "" : "s", names(over), terms.level().askedToLand());
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return true;
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public int stage(Hop hop) {
        return firstJumpedOver(hop).isPresent() ? 1 : 0;
    }

    @Override
    public boolean refusesBeyond(Hop hop) {
        return stage(hop) == 1;
    }
}
