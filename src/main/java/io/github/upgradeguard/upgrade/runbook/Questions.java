package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guard cannot know, and the one who carries an upgrade out can. */
final class Questions {

    private Questions() {}

    /** The questions: what is asked, where to look, and what to write so that it is not asked again. */
    static List<Map<String, Object>> of(Plan plan) {
        if (plan.hops().isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> questions = new ArrayList<>();
        if (plan.assessment().request().instances().isEmpty()) {
            questions.add(question(
                    "How many instances of %s run".formatted(plan.product().title()),
                    "the deployment: replicas, Compose services, the hosts behind the load balancer; one alone cannot be upgraded without downtime",
                    new Markdown("`<instances>` in the upgrade, and this runbook again")));
        }
        if (plan.product().catalog().isEmpty()) {
            questions.add(question(
                    "Which releases lie between %s and %s, and what do their notes say"
                            .formatted(plan.assessment().request().current(), plan.end()),
                    "the vendor's release list; no list of them is known here",
                    Templates.rendered("`releases` in the project's own `{{file}}`", file(plan))));
        }
        questions.addAll(facts(plan));
        for (PlannedHop hop : plan.hops()) {
            stage(plan, hop).forEach(questions::add);
        }
        return questions;
    }

    /** What the rules that were applied ask of the installation, and the project does not tell. */
    private static Collection<Map<String, Object>> facts(Plan plan) {
        Set<String> untold = Stream.concat(
                        plan.assessment().findings().stream(),
                        plan.hops().stream().flatMap(hop -> hop.findings().stream()))
                .flatMap(finding -> finding.untold().stream())
                .collect(Collectors.toSet());
        Map<String, Map<String, Object>> byFact = new TreeMap<>();
        for (Rule rule : plan.product().rules()) {
            rule.terms()
                    .when()
                    .map(When::fact)
                    .filter(untold::contains)
                    .ifPresent(fact -> byFact.putIfAbsent(
                            fact,
                            question(
                                    "Does '%s' hold for this installation".formatted(fact),
                                    rule.terms().because().orElse(rule.says()),
                                    written(fact))));
        }
        return byFact.values();
    }

    private static Markdown written(String fact) {
        return Templates.rendered(
                "`<facts><{{fact}}>true</{{fact}}></facts>` in the upgrade, or `false`, and this runbook again",
                Map.of("fact", fact));
    }

    private static Stream<Map<String, Object>> stage(Plan plan, PlannedHop hop) {
        boolean namesStandIn = hop.assumed() && !hop.to().equals(plan.end());
        Stream<Map<String, Object>> standIn = namesStandIn
                ? Stream.of(question(
                        "Which release of the line of %s is its newest".formatted(hop.to()),
                        "the vendor's release list; %s stands for it in this runbook".formatted(hop.to()),
                        Templates.rendered("it over every {{to}} below", Map.of("to", hop.to()))))
                : Stream.empty();
        Stream<Map<String, Object>> unknown = areOpen(hop)
                ? hop.conditions().stream()
                        .filter(one -> one.state() == Condition.State.UNKNOWN)
                        .flatMap(one -> condition(plan, hop, one).stream())
                : Stream.empty();
        return Stream.concat(standIn, unknown);
    }

    /** Whether it hangs on answers alone how a hop may be carried out. */
    static boolean areOpen(PlannedHop hop) {
        List<Condition.State> states =
                hop.conditions().stream().map(Condition::state).toList();
        return hop.rollout() != Rollout.MIGRATE
                && states.contains(Condition.State.UNKNOWN)
                && !states.contains(Condition.State.FAILED);
    }

    private static Optional<Map<String, Object>> condition(Plan plan, PlannedHop hop, Condition condition) {
        String ends = "%s → %s".formatted(hop.from(), hop.to());
        return switch (condition.rule()) {
            // Asked once for the upgrade.
            case "rollout-instances" -> Optional.empty();
            case "rollout-migrations" ->
                Optional.of(
                        question(
                                "%s: do the schema migrations leave %s working while both versions run"
                                        .formatted(ends, hop.from()),
                                "the change logs of %s: new tables and new columns that may stay empty do, renamed, dropped or rewritten ones do not"
                                        .formatted(hop.to()),
                                new Markdown(
                                        "`<migrations>` in the upgrade, with the artifacts whose change logs are to be read, or `<facts><additive-migrations>true</additive-migrations></facts>` (or `false`), and this runbook again")));
            case "rollout-unspoken" ->
                Optional.of(question(
                        "%s: does the vendor say that instances may be replaced one after the other".formatted(ends),
                        "the vendor's page about upgrades; the product file says nothing of it",
                        Templates.rendered(
                                "what it says into the project's own `{{file}}`, such as `{step: line, by: next, rollout: rolling}`, and this runbook again",
                                file(plan))));
            case "notes-unreviewed" ->
                Optional.of(question(
                        "%s: does any of the notes ask for all instances to stop, or for a long migration"
                                .formatted(ends),
                        "the notes listed above",
                        Templates.rendered(
                                "`reviewed` in the project's own `{{file}}`, with `full-stop` or `long-migration` at the release that does",
                                file(plan))));
            default -> {
                String fact = condition.rule().replaceFirst("^rollout-", "");
                yield Optional.of(
                        question("%s: does '%s' hold".formatted(ends, fact), condition.evidence(), written(fact)));
            }
        };
    }

    private static Map<String, Object> file(Plan plan) {
        return Map.of("file", plan.product().id() + ".yaml");
    }

    private static Map<String, Object> question(String asked, String look, Markdown write) {
        return Map.of("asked", asked, "look", look, "write", write);
    }
}
