package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Flag;
import io.github.upgradeguard.catalog.Release;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In force for every product: no hop rolls across a release that its notes flag {@code full-stop}. */
record FullStopRule(Terms terms) implements Rule {

    FullStopRule() {
        this(Terms.builtIn("rollout-full-stop").onlyFor(Rollout.ROLLING));
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no rolling over a release that asks for a full stop";
    }

    @Override
    public String reason(Hop hop) {
        String releases = stopping(hop).map(FullStopRule::described).collect(Collectors.joining("; "));
        return "cannot be rolled out instance by instance: all instances stop for " + releases;
    }

    @Override
    public Optional<Source> source(Hop hop) {
        return stopping(hop).map(Source::notesOf).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Release> stopping(Hop hop) {
        return hop.catalog().releasesBetween(hop.from().version(), hop.to().version()).stream()
                .filter(release -> release.has(Flag.FULL_STOP));
    }

    private static String described(Release release) {
        return "%s (%s)".formatted(release.version(), release.flags().get(Flag.FULL_STOP));
    }

    @Override
    public int stage(Hop hop) {
        return hop.to().fullStops() > hop.from().fullStops() ? 1 : 0;
    }
}
