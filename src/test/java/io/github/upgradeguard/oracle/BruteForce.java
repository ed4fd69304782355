package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.HopJudge.Hop;
import io.github.upgradeguard.oracle.HopJudge.Lifted;
import io.github.upgradeguard.oracle.ModelAcceptance.Risk;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges an upgrade by asking every rule for every hop and comparing every path there is. */
final class BruteForce {

    private static final Comparator<Path> HIGHEST_STOPS_FIRST = BruteForce::compareStops;

    private static final Comparator<Path> FEWEST_HOPS = Comparator.comparingInt(Path::length)
            .thenComparingInt(Path::warnings)
            .thenComparingInt(Path::fullStops)
            .thenComparing(HIGHEST_STOPS_FIRST);

    private static final Comparator<Path> FEWEST_WARNINGS = Comparator.comparingInt(Path::warnings)
            .thenComparingInt(Path::length)
            .thenComparingInt(Path::fullStops)
            .thenComparing(HIGHEST_STOPS_FIRST);

    private final ModelProduct product;
    private final ModelCatalog catalog;
    private final ModelRequest request;
    private final HopJudge judge;

    private BruteForce(ModelProduct product, ModelRequest request) {
        this.product = product;
        this.catalog = ModelCatalog.of(product.releases());
        this.request = request;
        this.judge = new HopJudge(product, request);
    }

    static Outcome judge(ModelProduct product, ModelRequest request) {
        return new BruteForce(product, request).outcome();
    }

    /** What is said of the first installation of a release. */
    static String installation(ModelProduct product, ModelVersion target) {
        ModelCatalog catalog = ModelCatalog.of(product.releases());
        boolean isToBeAvoided = Stream.of(target, target.bare())
                .flatMap(version -> catalog.release(version).stream())
                .anyMatch(release -> release.has(Flag.AVOID));
        if (isToBeAvoided) {
            return "blocked";
        }
        boolean isMissing = catalog.release(target).isEmpty() && !catalog.mayContinueWith(target);
        boolean isBeyond = new HopJudge(product, ModelRequest.of(target, target)).isBeyondHorizon(target);
        return isMissing || isBeyond ? "unknown" : "allowed";
    }

    private record Path(List<Hop> hops) {

        int length() {
            return hops.size();
        }

        int warnings() {
            return hops.stream().mapToInt(Hop::warnings).sum();
        }

        int fullStops() {
            return (int)
                    hops.stream().filter(hop -> hop.way() != Rollout.ROLLING).count();
        }

        Path and(Hop hop) {
            return new Path(Stream.concat(hops.stream(), Stream.of(hop)).toList());
        }
    }

    private static int compareStops(Path one, Path other) {
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            int compared = other.hops().get(i).to().compareTo(one.hops().get(i).to());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private Outcome outcome() {
        if (request.current().equals(request.target())) {
            String way = request.rollout().orElse(Rollout.FULL_STOP).key();
            return new Outcome("allowed", way, new TreeSet<>(), List.of(), List.of(), Optional.empty(), List.of(), 0);
        }
        Hop declared = judge.hop(Lifted.NOTHING, request.current(), request.target());
        String verdict = declared.verdict();
        if (isTargetMissing()) {
            SortedSet<String> findings = findings(declared, List.of());
            findings.add("error target-unlisted");
            return outcome(
                    declared, declared.isRefused() ? "blocked" : "unknown", findings, Optional.empty(), List.of());
        }
        List<Path> paths = new ArrayList<>();
        SortedSet<ModelVersion> reached = new TreeSet<>();
        walk(hops(Lifted.NOTHING), new Path(List.of()), paths, reached);
        if (paths.isEmpty()) {
            Optional<ModelVersion> nearest = reached.isEmpty()
                    ? Optional.empty()
                    : Optional.of(request.goesUp() ? reached.last() : reached.first());
            return outcome(declared, verdict, findings(declared, List.of()), nearest, unlock());
        }
        Path shortest = paths.stream().min(FEWEST_HOPS).orElseThrow();
        Path recommended = paths.stream().min(FEWEST_WARNINGS).orElseThrow();
        return new Outcome(
                verdict,
                declared.way().key(),
                findings(declared, List.of(shortest, recommended)),
                written(shortest),
                recommended.equals(shortest) ? List.of() : written(recommended),
                Optional.empty(),
                List.of(),
                accepted(declared));
    }

    private Outcome outcome(
            Hop declared,
            String verdict,
            SortedSet<String> findings,
            Optional<ModelVersion> nearest,
            List<String> unlock) {
        return new Outcome(
                verdict,
                declared.way().key(),
                findings,
                List.of(),
                List.of(),
                nearest.map(request::printed),
                unlock,
                accepted(declared));
    }

    private List<String> written(Path path) {
        return path.hops().stream()
                .map(hop -> Outcome.hop(
                        request.printed(hop.from()),
                        request.printed(hop.to()),
                        hop.way().key(),
                        hop.findings()))
                .toList();
    }

    private int accepted(Hop declared) {
        return (int) declared.risks().stream()
                .filter(risk -> request.accepted().stream().anyMatch(acceptance -> acceptance.accepts(risk)))
                .count();
    }

    private SortedSet<String> findings(Hop declared, List<Path> plans) {
        SortedSet<String> findings = declared.findings();
        if (request.facts().values().keySet().stream()
                .anyMatch(fact -> product.rules().stream().noneMatch(rule -> rule.asksFor(fact)))) {
            findings.add("warning facts");
        }
        if (!request.goesUp()
                && Kind.Span.of(request.current(), request.target()) == Kind.Span.PATCH
                && !judge.closesDowngrades(request.current(), request.target(), declared.way())) {
            findings.add("warning downgrade");
        }
        if (judge.hasUnreviewed(request.current(), request.target())) {
            findings.add("warning notes-unreviewed");
        }
        Set<Risk> risks = Stream.concat(
                        Stream.of(declared), plans.stream().map(Path::hops).flatMap(List::stream))
                .map(Hop::risks)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        if (request.accepted().stream().anyMatch(one -> risks.stream().noneMatch(one::speaksOf))) {
            findings.add("warning acceptance-unused");
        }
        long different = request.accepted().stream()
                .map(ModelAcceptance::subject)
                .distinct()
                .count();
        if (different < request.accepted().size()) {
            findings.add("warning acceptance-superfluous");
        }
        return findings;
    }

    /** Whether the list does not hold the target, nor what it would be in any list that goes on. */
    private boolean isTargetMissing() {
        if (!product.hasList() || catalog.release(request.target()).isPresent()) {
            return false;
        }
        boolean counted = judge.rules().stream()
                .anyMatch(rule -> rule.kind().countsPatches()
                        && !(rule.kind().judgesDowngrades() && request.goesUp())
                        && rule.holds(request.facts()));
        return counted || !catalog.mayContinueWith(request.target());
    }

    private List<String> unlock() {
        List<ModelRule> rules = judge.rules();
        Stream<String> opening = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).binds(request.facts()) && opens(Lifted.rule(i)))
                .mapToObj(i -> rules.get(i).id());
        return Stream.concat(opening, HopJudge.LIFTABLE.stream().filter(id -> opens(Lifted.builtIn(id))))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean opens(Lifted lifted) {
        List<Path> paths = new ArrayList<>();
        walk(hops(lifted), new Path(List.of()), paths, new TreeSet<>());
        return !paths.isEmpty();
    }

    /** All hops in the direction of the request, between any two of its ends and the stops that lie between them. */
    private List<Hop> hops(Lifted lifted) {
        List<ModelVersion> places = Stream.of(
                        Stream.of(request.current()),
                        catalog.stops().stream().filter(stop -> stop.isBetween(request.current(), request.target())),
                        Stream.of(request.target()))
                .flatMap(Function.identity())
                .toList();
        List<Hop> hops = new ArrayList<>();
        for (ModelVersion from : places) {
            for (ModelVersion to : places) {
                if (!from.equals(to) && to.isAfter(from) == request.goesUp()) {
                    hops.add(judge.hop(lifted, from, to));
                }
            }
        }
        return hops;
    }

    private void walk(List<Hop> hops, Path soFar, List<Path> found, SortedSet<ModelVersion> reached) {
        ModelVersion here = soFar.length() == 0
                ? request.current()
                : soFar.hops().get(soFar.length() - 1).to();
        if (here.equals(request.target())) {
            found.add(soFar);
            return;
        }
        if (soFar.length() > 0) {
            reached.add(here);
        }
        for (Hop hop : hops) {
            if (hop.from().equals(here) && hop.isLegal()) {
                walk(hops, soFar.and(hop), found, reached);
            }
        }
    }
}
