package io.github.upgradeguard.guard;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.catalog.Release;
import io.github.upgradeguard.guard.Acceptances.Subject;
import io.github.upgradeguard.notes.BlockingNote;
import io.github.upgradeguard.path.PathFinder;
import io.github.upgradeguard.path.PathHop;
import io.github.upgradeguard.path.Preference;
import io.github.upgradeguard.path.UpgradePath;
import io.github.upgradeguard.policy.Hop;
import io.github.upgradeguard.policy.Judgement;
import io.github.upgradeguard.policy.Policy;
import io.github.upgradeguard.policy.Refusal;
import io.github.upgradeguard.policy.Rollout;
import io.github.upgradeguard.policy.Rule;
import io.github.upgradeguard.policy.Terms;
import io.github.upgradeguard.product.Product;
import io.github.upgradeguard.version.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges an upgrade between two different versions that can be read, and looks for the way. */
record Assessor(UpgradeRequest request, Product product, Policy policy, Catalog catalog, Acceptances acceptances) {

    Assessment assess(Version current, Version target) {
        Hop hop = new Hop(catalog.position(current), catalog.position(target));
        Judgement judgement = policy.judge(hop);
        List<Refusal> refusals = policy.refusals(hop, judgement.rollout());
        boolean unlisted = isUnlisted(hop.to()) && (policy.countsReleases(hop.goesUp()) || isBeyondList(target));
        Way way = unlisted ? Way.NONE : way(hop, judgement);

        List<Finding> findings = told(hop, judgement.rollout());
        findings.addAll(remarks(hop, judgement.rollout()));
        Set<Subject> asked = asked(hop, judgement.rollout());
        Set<Subject> askedOnTheWay = new HashSet<>(asked);
        way.hops().forEach(step -> askedOnTheWay.addAll(asked(step.hop(), step.rollout())));
        findings.addAll(acceptances.idle(askedOnTheWay, policy.risks()));

        Optional<Finding> unread = unread(hop);
        unread.ifPresent(findings::add);
        findings.sort(Finding.ORDER);
        boolean notesBlock =
                unread.filter(finding -> finding.severity() == Severity.ERROR).isPresent()
                        || BlockingNote.between(catalog, current, target).stream()
                                .anyMatch(note -> !acceptances.holds(Subject.of(note)));
        return new Assessment(
                request,
                verdict(refusals, unlisted, notesBlock),
                judgement.rollout(),
                policy.conditions(hop),
                findings,
                (int) asked.stream().filter(acceptances::holds).count(),
                way.path(),
                way.recommended(),
                way.nearest(),
                way.unlock());
    }

    /** What rules, notes and risks say of one hop, in no order. */
    private List<Finding> told(Hop hop, Rollout rollout) {
        List<Finding> findings = new ArrayList<>();
        policy.refusals(hop, rollout).forEach(refusal -> findings.add(finding(refusal, hop)));
        policy.acceptedRisks(hop, rollout).forEach(risk -> findings.add(finding(risk, hop)));
        BlockingNote.between(catalog, hop.from().version(), hop.to().version())
                .forEach(note -> findings.add(acceptances.finding(note)));
        return findings;
    }

    /** All that a project can accept, or has accepted, of one hop. */
    private Set<Subject> asked(Hop hop, Rollout rollout) {
        Set<Subject> asked = new HashSet<>();
        BlockingNote.between(catalog, hop.from().version(), hop.to().version())
                .forEach(note -> asked.add(Subject.of(note)));
        Stream.concat(policy.refusals(hop, rollout).stream(), policy.acceptedRisks(hop, rollout).stream())
                .map(refusal -> refusal.rule().terms().id())
                .filter(policy.risks()::contains)
                .forEach(risk -> asked.add(new Subject(risk, hop.to().version())));
        return asked;
    }

    private record Way(
            List<PathHop> hops,
            List<PlannedHop> path,
            List<PlannedHop> recommended,
            Optional<String> nearest,
            List<String> unlock) {

        static final Way NONE = new Way(List.of(), List.of(), List.of(), Optional.empty(), List.of());
    }

    private Way way(Hop hop, Judgement judgement) {
        Version current = hop.from().version();
        Version target = hop.to().version();
        PathFinder finder = new PathFinder(catalog, policy);
        // Nothing is shorter than a legal hop, and without a warning nothing is more advisable.
        Optional<UpgradePath> path = judgement.isLegal()
                ? Optional.of(new UpgradePath(List.of(new PathHop(hop, judgement.rollout()))))
                : finder.find(current, target, Preference.SHORTEST);
        if (path.isEmpty()) {
            Optional<String> nearest = finder.nearest(current, target).map(Version::text);
            return new Way(List.of(), List.of(), List.of(), nearest, unlocking(current, target));
        }
        List<PlannedHop> shortest = planned(path.get());
        if (judgement.isLegal() && judgement.warnings() == 0) {
            return new Way(path.get().hops(), shortest, List.of(), Optional.empty(), List.of());
        }
        UpgradePath advised =
                finder.find(current, target, Preference.RECOMMENDED).orElseThrow();
        List<PlannedHop> recommended = planned(advised);
        return new Way(
                Stream.concat(path.get().hops().stream(), advised.hops().stream())
                        .toList(),
                shortest,
                recommended.equals(shortest) ? List.of() : recommended,
                Optional.empty(),
                List.of());
    }

    private static Verdict verdict(List<Refusal> refusals, boolean unlisted, boolean notesBlock) {
        List<Refusal> binding = refusals.stream().filter(Refusal::isBinding).toList();
        if (notesBlock || binding.stream().anyMatch(refusal -> !refusal.undecided())) {
            return Verdict.BLOCKED;
        }
        return unlisted || !binding.isEmpty() ? Verdict.UNKNOWN : Verdict.ALLOWED;
    }

    private Finding finding(Refusal refusal, Hop hop) {
        Rule rule = refusal.rule();
        Terms terms = rule.terms();
        StringBuilder message = new StringBuilder(refusal.reason());
        terms.because()
                .ifPresent(because -> message.append(" (").append(because).append(')'));
        if (catalog.isAssumed() && rule.countsReleases()) {
            message.append("; counted by arithmetic, as no releases are listed");
        }
        Optional<String> untold = terms.when().filter(fact -> policy.isUntold(rule));
        untold.ifPresent(fact -> message.append(untold(rule, fact)));
        Severity severity = refusal.isBinding() ? Severity.ERROR : Severity.WARNING;
        if (policy.risks().contains(terms.id())) {
            Subject risk = new Subject(terms.id(), hop.to().version());
            message.append(acceptances.standing(risk, "read what its source says"));
            severity = acceptances.holds(risk) ? Severity.NOTE : severity;
        }
        return new Finding(
                terms.id(),
                severity,
                message.toString(),
                refusal.source(),
                request.target().at(),
                untold);
    }

    private static String untold(Rule rule, String fact) {
        return rule.judgesDowngrades()
                ? "; the fact '%s' is not given, so nothing is permitted: write <facts><%s>true</%s></facts> if it holds"
                        .formatted(fact, fact, fact)
                : "; the fact '%s' is not given and counts as true: write <facts><%s>false</%s></facts> if it does not hold"
                        .formatted(fact, fact, fact);
    }

    /** What no rule of the product says, and a person should know. */
    private List<Finding> remarks(Hop hop, Rollout rollout) {
        List<Finding> remarks = new ArrayList<>();
        if (isUnlisted(hop.to())) {
            boolean decides =
                    policy.countsReleases(hop.goesUp()) || isBeyondList(hop.to().version());
            Severity severity = decides ? Severity.ERROR : Severity.NOTE;
            remarks.add(remark(severity, "target-unlisted", unlisted(hop.to().version())));
        }
        for (String fact : request.facts().values().keySet()) {
            if (!policy.asksFor(fact)) {
                remarks.add(remark(
                        Severity.WARNING,
                        "facts",
                        "no rule of %s asks for the fact '%s'; correct its name or take it out"
                                .formatted(product.title(), fact)));
            }
        }
        if (catalog.isAssumed()) {
            remarks.add(remark(
                    Severity.NOTE,
                    "catalog-assumed",
                    "%s lists no releases; lines were counted by arithmetic, which cannot know whether each exists"
                            .formatted(product.title())));
        } else if (isUnlisted(hop.from())) {
            remarks.add(remark(
                    Severity.NOTE,
                    "current-unlisted",
                    "%s is not in the release list of %s and is taken by its number"
                            .formatted(hop.from().version(), product.title())));
        }
        if (!hop.goesUp() && !policy.speaksOfDowngrade(hop, rollout)) {
            remarks.add(remark(
                    Severity.WARNING,
                    "downgrade",
                    "goes down from %s to %s, and %s has no rule about such a downgrade; add {downgrade: never} or what its vendor permits"
                            .formatted(hop.from().version(), hop.to().version(), product.file())));
        }
        return remarks;
    }

    /**
     * The releases on the way whose notes nobody has read: text can prove a breaking change, silence proves nothing. Where
     * a product's file claims to have read none, this is told only to who asks for it.
     */
    private Optional<Finding> unread(Hop hop) {
        boolean fails = request.unreviewed() == Unreviewed.FAIL;
        boolean asked = fails
                || (request.unreviewed() == Unreviewed.WARN
                        && !product.reviewed().isEmpty());
        if (!asked || !hop.goesUp()) {
            return Optional.empty();
        }
        Optional<String> unread = hop.notCoveredBy(product.reviewed());
        boolean knowsNone = catalog.isEmpty() || catalog.isAssumed();
        if (unread.isEmpty() && !knowsNone) {
            return Optional.empty();
        }
        String what = knowsNone
                ? "%s lists no releases, so nobody knows which notes lie between".formatted(product.title())
                : "nobody has read the notes of %s".formatted(unread.orElseThrow());
        String now =
                "; read them, and write `reviewed: [\"%s - %s\"]` and what they say into the project's own %s.yaml (extends: %s)"
                        .formatted(hop.from().version(), hop.to().version(), product.id(), product.id());
        return Optional.of(remark(fails ? Severity.ERROR : Severity.WARNING, "notes-unreviewed", what + now));
    }

    private boolean isUnlisted(Position position) {
        return !catalog.isEmpty() && position.release().isEmpty();
    }

    /** Whether a version is of a line later than all of a list that says until when it is complete: nobody knows its rules. */
    private boolean isBeyondList(Version version) {
        List<Release> releases = catalog.releases();
        if (product.releasesUntil().isEmpty() || releases.isEmpty()) {
            return false;
        }
        Version newest = releases.get(releases.size() - 1).version();
        return newest.compareTo(version) < 0
                && !product.versioning()
                        .lineOf(newest)
                        .equals(product.versioning().lineOf(version));
    }

    private Finding remark(Severity severity, String rule, String message) {
        return new Finding(
                rule, severity, message, Optional.empty(), request.target().at());
    }

    private String unlisted(Version target) {
        List<Release> releases = catalog.releases();
        Release newest = releases.get(releases.size() - 1);
        Optional<Release> dated = releases.stream()
                .filter(release -> release.date().isPresent())
                .reduce((first, second) ->
                        first.date().orElseThrow().isAfter(second.date().orElseThrow()) ? first : second);
        List<Version> sameLine = catalog.versionsOf(product.versioning().lineOf(target));
        String line = sameLine.isEmpty()
                ? "it has no line " + product.versioning().lineOf(target)
                : "its line ends with " + sameLine.get(sameLine.size() - 1);
        String until = product.releasesUntil()
                .map(" and reaches to %s"::formatted)
                .or(() -> dated.map(release -> " (the last dated one is %s, %s)"
                        .formatted(release.version(), release.date().orElseThrow())))
                .orElse("");
        return "%s is not in the release list of %s, which ends with %s%s; %s. Correct the number, or list the release in the project's own %s.yaml (extends: %s keeps the rules)"
                .formatted(target, product.title(), newest.version(), until, line, product.id(), product.id());
    }

    private List<PlannedHop> planned(UpgradePath path) {
        return path.hops().stream().map(this::planned).toList();
    }

    private PlannedHop planned(PathHop step) {
        Version from = step.hop().from().version();
        Version to = step.hop().to().version();
        List<Finding> findings = told(step.hop(), step.rollout());
        findings.sort(Finding.ORDER);
        return new PlannedHop(
                from.text(), to.text(), step.rollout(), catalog.isAssumed(), policy.conditions(step.hop()), findings);
    }

    private List<String> unlocking(Version current, Version target) {
        return policy.bindingRules().stream()
                .filter(rule -> new PathFinder(catalog, policy.without(rule))
                        .find(current, target, Preference.SHORTEST)
                        .isPresent())
                .map(rule -> rule.terms().id())
                .distinct()
                .sorted()
                .toList();
    }
}
