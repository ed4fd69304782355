package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.guard.Acceptances.Subject;
import io.github.upgradeguard.upgrade.path.PathFinder;
import io.github.upgradeguard.upgrade.path.PathHop;
import io.github.upgradeguard.upgrade.path.Preference;
import io.github.upgradeguard.upgrade.path.UpgradePath;
import io.github.upgradeguard.upgrade.policy.Direction;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.HopLevel;
import io.github.upgradeguard.upgrade.policy.Judgement;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Refusal;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Terms;
import io.github.upgradeguard.upgrade.policy.When;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Version;
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
        boolean unlisted = isUnknown(hop.to(), hop.goesUp());
        Way way = unlisted ? Way.NONE : way(hop, judgement);

        List<Finding> findings = told(hop, judgement.rollout());
        findings.addAll(remarks(hop, judgement.rollout()));
        Set<Subject> asked = asked(hop, judgement.rollout());
        Set<Subject> askedOnTheWay = new HashSet<>(asked);
        Stream.concat(way.path().stream(), way.recommended().stream())
                .forEach(step -> askedOnTheWay.addAll(asked(step.hop(), step.rollout())));
        findings.addAll(acceptances.idle(askedOnTheWay, policy.risks()));
        Optional<Finding> unread = unread(hop);
        unread.ifPresent(findings::add);
        findings.sort(Finding.ORDER);
        return new Assessment(
                request,
                verdict(hop, judgement, refusals, unlisted, unread),
                judgement.rollout(),
                policy.conditions(hop),
                findings,
                (int) asked.stream().filter(acceptances::holds).count(),
                way.path(),
                way.recommended(),
                way.toNearest(),
                way.unlock(),
                judgement.isLegal() || unlisted ? Optional.empty() : withoutDemand(hop));
    }

    /** What rules, notes and risks say of one hop, in no order. */
    private List<Finding> told(Hop hop, Rollout rollout) {
        List<Finding> findings = new ArrayList<>();
        policy.refusals(hop, rollout).forEach(refusal -> findings.add(finding(refusal, hop)));
        policy.acceptedRisks(hop, rollout).forEach(risk -> findings.add(finding(risk, hop)));
        BlockingNote.of(hop.crossed()).forEach(note -> findings.add(acceptances.finding(note)));
        if (rollout == Rollout.MIGRATE) {
            policy.migration(hop).ifPresent(migration -> findings.add(migration(migration)));
        }
        return findings;
    }

    private Finding migration(Refusal migration) {
        boolean isPlanned = request.rollout().equals(Optional.of(Rollout.MIGRATE));
        String because =
                migration.rule().terms().because().map(" (%s)"::formatted).orElse("");
        String now = isPlanned
                ? "; the upgrade is declared as one"
                : "; plan the migration, and write <rollout>migrate</rollout> into the upgrade when it is planned";
        return new Finding(
                migration.rule().terms().id(),
                isPlanned ? Severity.NOTE : Severity.ERROR,
                migration.reason() + because + now,
                migration.source(),
                request.target().at());
    }

    /** All that a project can accept, or has accepted, of one hop. */
    private Set<Subject> asked(Hop hop, Rollout rollout) {
        Set<Subject> asked = new HashSet<>();
        BlockingNote.of(hop.crossed()).forEach(note -> asked.add(Subject.of(note)));
        Stream.concat(policy.refusals(hop, rollout).stream(), policy.acceptedRisks(hop, rollout).stream())
                .filter(Refusal::isRisk)
                .map(refusal -> refusal.rule().terms().id())
                .forEach(risk -> asked.add(new Subject(risk, hop.to().version())));
        return asked;
    }

    private record Way(
            List<PlannedHop> path, List<PlannedHop> recommended, List<PlannedHop> toNearest, List<String> unlock) {

        static final Way NONE = new Way(List.of(), List.of(), List.of(), List.of());
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
            List<PlannedHop> toNearest = finder.nearest(current, target)
                    .map(nearest -> nearest.inFlavour(StopNames.flavour(current, target, product.versioning())))
                    .flatMap(nearest -> finder.find(current, nearest, Preference.SHORTEST))
                    .map(this::planned)
                    .orElse(List.of());
            return new Way(List.of(), List.of(), toNearest, unlocking(finder, current, target));
        }
        List<PlannedHop> shortest = planned(path.get());
        if (judgement.isLegal() && judgement.warnings() == 0) {
            return new Way(shortest, List.of(), List.of(), List.of());
        }
        List<PlannedHop> recommended =
                planned(finder.find(current, target, Preference.RECOMMENDED).orElseThrow());
        return new Way(shortest, recommended.equals(shortest) ? List.of() : recommended, List.of(), List.of());
    }

    private Verdict verdict(
            Hop hop, Judgement judgement, List<Refusal> refusals, boolean unlisted, Optional<Finding> unread) {
        List<Refusal> binding = refusals.stream().filter(Refusal::isBinding).toList();
        boolean notesBlock = unread.filter(finding -> finding.severity() == Severity.ERROR)
                        .isPresent()
                || BlockingNote.of(hop.crossed()).stream().anyMatch(note -> !acceptances.holds(Subject.of(note)));
        if (notesBlock || binding.stream().anyMatch(refusal -> !refusal.undecided())) {
            return Verdict.BLOCKED;
        }
        if (unlisted || !binding.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        // Only what is known can be planned.
        boolean isPlanned = request.rollout().equals(Optional.of(Rollout.MIGRATE));
        return judgement.rollout() == Rollout.MIGRATE && !isPlanned ? Verdict.BLOCKED : Verdict.ALLOWED;
    }

    /** How a hop that cannot roll can be carried out, all instances stopped, where nothing but the demand to roll is against it. */
    private Optional<Rollout> withoutDemand(Hop hop) {
        if (!request.rollout().equals(Optional.of(Rollout.ROLLING))) {
            return Optional.empty();
        }
        Judgement stopped = Policy.of(
                        product.rules(), request.installation(), Optional.of(Rollout.FULL_STOP), acceptances)
                .judge(hop);
        return stopped.isLegal() ? Optional.of(stopped.rollout()) : Optional.empty();
    }

    private Finding finding(Refusal refusal, Hop hop) {
        Rule rule = refusal.rule();
        Terms terms = rule.terms();
        StringBuilder message = new StringBuilder(refusal.reason());
        terms.because()
                .ifPresent(because -> message.append(" (").append(because).append(')'));
        if (!rule.isVendors()) {
            message.append(" (").append(product.file()).append(')');
        }
        if (catalog.isAssumed() && rule.countsReleases()) {
            message.append("; counted by arithmetic, as no releases are listed");
        }
        Optional<When> untold = policy.untold(rule);
        untold.ifPresent(when -> message.append(untold(rule, when)));
        Severity severity = refusal.isBinding() ? Severity.ERROR : Severity.WARNING;
        if (refusal.isRisk()) {
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
                untold.map(When::fact));
    }

    private static String untold(Rule rule, When when) {
        String fact = when.fact();
        if (rule.direction() == Direction.DOWN) {
            return "; the fact '%s' is not given, so nothing is permitted: write <facts><%s>%s</%s></facts> if it is so"
                    .formatted(fact, fact, when.wanted(), fact);
        }
        return when.untold().isPresent()
                ? "; the fact '%s' is not given, so this is a warning: write <facts><%s>true</%s></facts>, or false, as it is"
                        .formatted(fact, fact, fact)
                : "; the fact '%s' is not given and counts as %s; if it is %s, write <facts><%s>%s</%s></facts>"
                        .formatted(fact, when.wanted(), !when.wanted(), fact, !when.wanted(), fact);
    }

    /** What no rule of the product says, and a person should know. */
    private List<Finding> remarks(Hop hop, Rollout rollout) {
        List<Finding> remarks = new ArrayList<>();
        if (isUnlisted(hop.to())) {
            ListEnd end = new ListEnd(product);
            Version target = hop.to().version();
            remarks.add(
                    isUnknown(hop.to(), hop.goesUp())
                            ? remark(Severity.ERROR, "target-unlisted", end.unknown(target))
                            : remark(Severity.NOTE, "target-unlisted", end.continues(target)));
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
        } else if (isUnlisted(hop.from()) && !catalog.startsAfter(hop.from())) {
            remarks.add(remark(
                    Severity.NOTE,
                    "current-unlisted",
                    "%s is not in the release list of %s and is taken by its number"
                            .formatted(hop.from().version(), product.title())));
        }
        if (!hop.goesUp() && hop.level() == HopLevel.PATCH && !policy.speaksOfDowngrade(hop, rollout)) {
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
        String now = "; read them, and write `reviewed: [\"%s - %s\"]` and what they say into %s"
                .formatted(hop.from().version(), hop.to().version(), product.fileToWriteInto());
        return Optional.of(remark(fails ? Severity.ERROR : Severity.WARNING, "notes-unreviewed", what + now));
    }

    private boolean isUnlisted(Position position) {
        return !catalog.isEmpty() && !catalog.isAssumed() && position.release().isEmpty();
    }

    /**
     * Whether nobody knows a target, as the list lacks it. A later patch than the list has is known by its line, and a
     * pre-release or a build by its release, unless patches are counted.
     */
    private boolean isUnknown(Position target, boolean goesUp) {
        boolean isKnownByAnother = target.isListed() || target.isNewestOfItsLine();
        return isUnlisted(target) && (!isKnownByAnother || policy.countsPatches(goesUp));
    }

    private Finding remark(Severity severity, String rule, String message) {
        return new Finding(
                rule, severity, message, Optional.empty(), request.target().at());
    }

    private List<PlannedHop> planned(UpgradePath path) {
        Hop first = path.hops().get(0).hop();
        Hop last = path.hops().get(path.hops().size() - 1).hop();
        StopNames names =
                StopNames.between(first.from().version(), last.to().version(), catalog, policy, product.versioning());
        return names.named(path).hops().stream().map(this::planned).toList();
    }

    private PlannedHop planned(PathHop step) {
        List<Finding> findings = told(step.hop(), step.rollout());
        findings.sort(Finding.ORDER);
        return new PlannedHop(step.hop(), step.rollout(), policy.conditions(step.hop()), findings, crossed(step.hop()));
    }

    private List<CrossedRelease> crossed(Hop hop) {
        if (catalog.isAssumed() || !hop.goesUp()) {
            return List.of();
        }
        return hop.crossed().stream()
                .map(release -> new CrossedRelease(
                        release, product.reviewed().holds(release.version()), acceptances.held(release)))
                .toList();
    }

    private static List<String> unlocking(PathFinder finder, Version current, Version target) {
        return finder.unlocking(current, target).stream()
                .map(rule -> rule.terms().id())
                .distinct()
                .sorted()
                .toList();
    }
}
