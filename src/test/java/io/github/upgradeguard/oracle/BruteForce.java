package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Answer;
import io.github.upgradeguard.oracle.ModelAcceptance.Risk;
import io.github.upgradeguard.policy.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final ModelCatalog catalog;
    private final ModelRequest request;
    private final boolean isCatalogComplete;
    private final List<ModelRule> rules;
    private final boolean factsNobodyAsksFor;

    private BruteForce(ModelProduct product, ModelRequest request) {
        this.catalog = ModelCatalog.of(product.releases());
        this.request = request;
        this.isCatalogComplete = product.completeUntil().isPresent();
        this.factsNobodyAsksFor = request.facts().values().keySet().stream()
                .anyMatch(fact -> product.rules().stream().noneMatch(rule -> rule.asksFor(fact)));
        this.rules = Stream.concat(
                        product.rules().stream()
                                .filter(rule -> rule.holds(request.facts())
                                        || rule.kind().permitsDowngrades()),
                        Stream.of(
                                ModelRule.must(new Kind.Avoid()),
                                ModelRule.must(new Kind.FullStop()).whileIn(Rollout.ROLLING)))
                .toList();
    }

    static Outcome judge(ModelProduct product, ModelRequest request) {
        return new BruteForce(product, request).outcome();
    }

    /** A rule that is against a hop, or cannot be asked for it. */
    private record Refusal(ModelRule rule, Answer answer) {

        Stream<Risk> risk(ModelVersion target) {
            return rule.kind() instanceof Kind.Risk risk ? Stream.of(new Risk(risk.name(), target)) : Stream.of();
        }

        boolean isOutright() {
            return rule.must() && answer == Answer.REFUSED;
        }

        String finding() {
            return (rule.must() ? "error " : "warning ") + rule.id();
        }
    }

    /**
     * A hop in one way.
     *
     * @param refusals those that nobody accepted
     * @param risks those that it runs, accepted or not
     */
    private record Hop(ModelVersion from, ModelVersion to, Rollout way, List<Refusal> refusals, Set<Risk> risks) {

        int errors() {
            return (int)
                    refusals.stream().filter(refusal -> refusal.rule().must()).count();
        }

        int warnings() {
            return refusals.size() - errors();
        }

        boolean isLegal() {
            return errors() == 0;
        }

        SortedSet<String> findings() {
            return new TreeSet<>(refusals.stream().map(Refusal::finding).toList());
        }

        @Override
        public String toString() {
            return Outcome.hop(from.toString(), to.toString(), way.key(), findings());
        }
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
                    hops.stream().filter(hop -> hop.way() == Rollout.FULL_STOP).count();
        }

        Path and(Hop hop) {
            return new Path(Stream.concat(hops.stream(), Stream.of(hop)).toList());
        }

        List<String> written() {
            return hops.stream().map(Hop::toString).toList();
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
            String way = request.rollout().orElse(Rollout.ROLLING).key();
            return new Outcome("allowed", way, new TreeSet<>(), List.of(), List.of(), Optional.empty(), List.of(), 0);
        }
        Hop declared = hop(rules, request.current(), request.target());
        boolean refused = declared.refusals().stream().anyMatch(Refusal::isOutright);
        if (isTargetMissing()) {
            SortedSet<String> findings = findings(declared, List.of());
            findings.add("error target-unlisted");
            return outcome(declared, refused ? "blocked" : "unknown", findings, Optional.empty(), List.of());
        }
        String verdict = declared.isLegal() ? "allowed" : refused ? "blocked" : "unknown";
        List<Path> paths = new ArrayList<>();
        SortedSet<ModelVersion> reached = new TreeSet<>();
        walk(hops(rules), new Path(List.of()), paths, reached);
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
                shortest.written(),
                recommended.equals(shortest) ? List.of() : recommended.written(),
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
                nearest.map(ModelVersion::toString),
                unlock,
                accepted(declared));
    }

    private int accepted(Hop declared) {
        return (int) declared.risks().stream().filter(this::isAccepted).count();
    }

    private SortedSet<String> findings(Hop declared, List<Path> plans) {
        SortedSet<String> findings = declared.findings();
        if (factsNobodyAsksFor) {
            findings.add("warning facts");
        }
        if (!request.goesUp()
                && rules.stream()
                        .filter(rule -> rule.kind().judgesDowngrades())
                        .noneMatch(rule -> closes(rule, declared.way(), declared.to()))) {
            findings.add("warning downgrade");
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

    private boolean isTargetMissing() {
        boolean counts = rules.stream()
                .filter(rule -> !request.goesUp() || !rule.kind().judgesDowngrades())
                .anyMatch(rule -> rule.kind().countsReleases());
        boolean isBeyond = isCatalogComplete && catalog.endsBeforeLineOf(request.target());
        return catalog.release(request.target()).isEmpty() && (counts || isBeyond);
    }

    private List<String> unlock() {
        SortedSet<String> opening = new TreeSet<>();
        for (int i = 0; i < rules.size(); i++) {
            List<Path> paths = new ArrayList<>();
            if (rules.get(i).must()) {
                walk(hops(ModelProduct.without(rules, i)), new Path(List.of()), paths, new TreeSet<>());
            }
            if (!paths.isEmpty()) {
                opening.add(rules.get(i).id());
            }
        }
        return List.copyOf(opening);
    }

    /** All hops in the direction of the request, between any two of its ends and the stops that lie between them. */
    private List<Hop> hops(List<ModelRule> inForce) {
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
                    hops.add(hop(inForce, from, to));
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

    private Hop hop(List<ModelRule> inForce, ModelVersion from, ModelVersion to) {
        return Stream.of(Rollout.ROLLING, Rollout.FULL_STOP)
                .filter(way -> request.rollout().filter(only -> only != way).isEmpty())
                .map(way -> hop(inForce, from, to, way))
                .min(Comparator.comparingInt(Hop::errors)
                        .thenComparingInt(Hop::warnings)
                        .thenComparing(Hop::way))
                .orElseThrow();
    }

    private Hop hop(List<ModelRule> inForce, ModelVersion from, ModelVersion to, Rollout way) {
        List<Refusal> all = refusals(inForce, from, to, way);
        return new Hop(
                from,
                to,
                way,
                all.stream()
                        .filter(refusal -> refusal.risk(to).noneMatch(this::isAccepted))
                        .toList(),
                all.stream().flatMap(refusal -> refusal.risk(to)).collect(Collectors.toSet()));
    }

    /** Whoever permits some downgrades refuses the others, also where the permission is not in force. */
    private static boolean closes(ModelRule rule, Rollout way, ModelVersion to) {
        return rule.kind().permitsDowngrades() || rule.speaksOf(way, to);
    }

    private boolean isAccepted(Risk risk) {
        return request.accepted().stream().anyMatch(acceptance -> acceptance.accepts(risk));
    }

    private List<Refusal> refusals(List<ModelRule> inForce, ModelVersion from, ModelVersion to, Rollout way) {
        boolean up = to.isAfter(from);
        List<ModelRule> asked = inForce.stream()
                .filter(rule -> rule.kind().judgesDowngrades() != up)
                .filter(rule -> up ? rule.speaksOf(way, to) : closes(rule, way, to))
                .toList();
        boolean permitted = !up
                && asked.stream()
                        .filter(rule -> rule.speaksOf(way, to))
                        .filter(rule -> rule.holds(request.facts()) && !rule.isUntold(request.facts()))
                        .anyMatch(rule -> rule.answer(catalog, from, to) == Answer.FINE);
        if (permitted) {
            return List.of();
        }
        boolean overridden = asked.stream()
                .anyMatch(rule -> rule.kind() instanceof Kind.Allow allow
                        && allow.crossing().matches(from, to));
        List<Refusal> refusals = new ArrayList<>();
        for (ModelRule rule : asked) {
            Answer answer = up ? rule.answer(catalog, from, to) : Answer.REFUSED;
            if (answer != Answer.FINE && !(overridden && rule.kind().yields())) {
                refusals.add(new Refusal(rule, answer));
            }
        }
        return refusals;
    }
}
