package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A product whose hops roll under conditions, and what follows from them by asking every hop and comparing every path.
 * Releases are known by their number, from 0; hops are refused by name, so that nothing counts releases.
 *
 * @param flags of each release
 * @param refused hops, whoever carries them out and how
 * @param refusedRolling hops, when they are to be rolled out
 * @param allowed hops that are not refused after all
 * @param migrated hops that are migrations
 * @param when the conditions of rolling; empty if the product has none
 * @param reviewed the releases whose notes were read
 * @param additive the releases whose migrations are known to be additive
 */
record RolloutWorld(
        List<Set<Flag>> flags,
        Set<Pair> refused,
        Set<Pair> refusedRolling,
        Set<Pair> allowed,
        Set<Pair> migrated,
        List<String> when,
        Set<Integer> reviewed,
        Set<Integer> additive) {

    static final String INSTANCES = "several-instances";
    static final String MIGRATIONS = "additive-migrations";
    static final String REHEARSED = "rehearsed";

    record Pair(int from, int to) {}

    /** What a project asks; facts that it does not tell are missing. */
    record Ask(int from, int to, Optional<Rollout> demanded, Map<String, Boolean> facts, Set<Accepted> accepted) {}

    record Accepted(int release, Flag flag) {}

    /** A hop as it would be reported. */
    record Told(String from, String to, String rollout, Map<String, String> conditions) {}

    record Answer(String verdict, String rollout, Map<String, String> conditions, List<Told> path) {}

    static String version(int release) {
        return "%d.%d.%d".formatted(1 + release / 4, release % 4 / 2, release % 2);
    }

    String yaml(String name) {
        StringBuilder yaml =
                new StringBuilder("product: " + name + "\nrules:\n  - {downgrade: never}\n  - {step: line, by: any}\n");
        rule(yaml, "deny", refused, "");
        rule(yaml, "deny", refusedRolling, ", rollout: rolling, id: smaller-steps");
        rule(yaml, "allow", allowed, "");
        if (!reviewed.isEmpty()) {
            yaml.append("reviewed: ").append(versions(reviewed)).append('\n');
        }
        if (!when.isEmpty() || !migrated.isEmpty()) {
            yaml.append("rollout:\n");
            yaml.append(when.isEmpty() ? "" : "  rolling: {when: " + when + "}\n");
            yaml.append(additive.isEmpty() ? "" : "  additive: " + versions(additive) + "\n");
            yaml.append(migrated.isEmpty() ? "" : "  migrate: " + hops(migrated) + "\n");
        }
        yaml.append("releases:\n");
        for (int release = 0; release < flags.size(); release++) {
            yaml.append("  - {version: ").append(version(release));
            flags.get(release)
                    .forEach(flag -> yaml.append(", ").append(flag.key()).append(": it is so"));
            yaml.append("}\n");
        }
        return yaml.toString();
    }

    private static void rule(StringBuilder yaml, String kind, Set<Pair> hops, String terms) {
        if (!hops.isEmpty()) {
            yaml.append("  - {")
                    .append(kind)
                    .append(": ")
                    .append(hops(hops))
                    .append(terms)
                    .append("}\n");
        }
    }

    private static List<String> hops(Set<Pair> hops) {
        return hops.stream()
                .map(hop -> "'%s -> %s'".formatted(version(hop.from()), version(hop.to())))
                .toList();
    }

    private static List<String> versions(Set<Integer> releases) {
        return releases.stream().map(RolloutWorld::version).toList();
    }

    RolloutWorld with(Flag flag, int release) {
        List<Set<Flag>> more = new ArrayList<>(flags);
        Set<Flag> all = EnumSet.of(flag);
        all.addAll(flags.get(release));
        more.set(release, all);
        return new RolloutWorld(more, refused, refusedRolling, allowed, migrated, when, reviewed, additive);
    }

    Answer judge(Ask ask) {
        Pair declared = new Pair(ask.from(), ask.to());
        boolean mustRoll = ask.demanded().equals(Optional.of(Rollout.ROLLING));
        Map<String, String> conditions = conditions(declared, ask);
        boolean notesBlock = crossed(declared)
                .boxed()
                .flatMap(release -> Stream.of(Flag.BREAKING, Flag.IRREVERSIBLE)
                        .filter(flag -> has(release, flag))
                        .map(flag -> new Accepted(release, flag)))
                .anyMatch(note -> !ask.accepted().contains(note));
        String verdict = "allowed";
        if (isRefused(declared)
                || notesBlock
                || (mustRoll && conditions.containsValue("failed"))
                || (migrated.contains(declared) && !ask.demanded().equals(Optional.of(Rollout.MIGRATE)))) {
            verdict = "blocked";
        } else if (mustRoll && !mayRoll(conditions)) {
            verdict = "unknown";
        }
        return new Answer(verdict, rollout(declared, ask), conditions, path(ask));
    }

    private boolean has(int release, Flag flag) {
        return flags.get(release).contains(flag);
    }

    private static IntStream crossed(Pair hop) {
        return IntStream.rangeClosed(hop.from() + 1, hop.to());
    }

    private boolean isRefused(Pair hop) {
        return has(hop.to(), Flag.AVOID) || (refused.contains(hop) && !allowed.contains(hop));
    }

    /** The conditions of a hop, each held, failed or unknown. */
    Map<String, String> conditions(Pair hop, Ask ask) {
        Map<String, String> states = new TreeMap<>();
        states.put("rollout-full-stop", failedIf(crossed(hop).anyMatch(release -> has(release, Flag.FULL_STOP))));
        states.put(
                "rollout-long-migration",
                failedIf(crossed(hop).anyMatch(release -> has(release, Flag.LONG_MIGRATION))));
        states.put("rollout-instances", told(ask, INSTANCES));
        boolean isKnown = when.contains(MIGRATIONS) && crossed(hop).allMatch(additive::contains);
        states.put(
                "rollout-migrations", isKnown && !ask.facts().containsKey(MIGRATIONS) ? "held" : told(ask, MIGRATIONS));
        if (!when.isEmpty()) {
            states.put("notes-unreviewed", crossed(hop).allMatch(reviewed::contains) ? "held" : "unknown");
        }
        if (when.contains(REHEARSED)) {
            states.put("rollout-" + REHEARSED, told(ask, REHEARSED));
        }
        if (!migrated.isEmpty()) {
            states.put("rollout-migrate", failedIf(migrated.contains(hop)));
        }
        if (!speaksOfRolling(hop) && !migrated.contains(hop)) {
            states.put("rollout-unspoken", "unknown");
        }
        if (!refusedRolling.isEmpty()) {
            states.put("smaller-steps", failedIf(refusedRolling.contains(hop) && !allowed.contains(hop)));
        }
        return states;
    }

    /** Whether conditions, or a rule about rolling that leads to the release, say anything of it. */
    private boolean speaksOfRolling(Pair hop) {
        return !when.isEmpty() || refusedRolling.stream().anyMatch(refused -> refused.to() == hop.to());
    }

    private static String failedIf(boolean failed) {
        return failed ? "failed" : "held";
    }

    private static String told(Ask ask, String fact) {
        Boolean told = ask.facts().get(fact);
        return told == null ? "unknown" : failedIf(!told);
    }

    /** Whether all holds that has to: what the product does not ask for may be unknown. */
    boolean mayRoll(Map<String, String> conditions) {
        Set<String> needless = Stream.of(
                        when.contains(INSTANCES) ? "" : "rollout-instances",
                        when.contains(MIGRATIONS) ? "" : "rollout-migrations")
                .collect(Collectors.toSet());
        return conditions.entrySet().stream()
                .allMatch(one -> one.getValue().equals("held")
                        || (one.getValue().equals("unknown") && needless.contains(one.getKey())));
    }

    private String rollout(Pair hop, Ask ask) {
        boolean rolls = ask.demanded().equals(Optional.of(Rollout.ROLLING))
                || (!ask.demanded().equals(Optional.of(Rollout.FULL_STOP)) && mayRoll(conditions(hop, ask)));
        return rolls ? "rolling" : migrated.contains(hop) ? "migrate" : "full-stop";
    }

    private boolean isLegal(Pair hop, Ask ask) {
        boolean mustRoll = ask.demanded().equals(Optional.of(Rollout.ROLLING));
        return !isRefused(hop) && (!mustRoll || mayRoll(conditions(hop, ask)));
    }

    private List<Told> path(Ask ask) {
        List<List<Pair>> found = new ArrayList<>();
        walk(ask, List.of(), found);
        Comparator<List<Pair>> highest = RolloutWorld::compareStops;
        Comparator<List<Pair>> order = Comparator.comparingInt(List<Pair>::size)
                .thenComparingLong(path -> path.stream()
                        .filter(hop -> !rollout(hop, ask).equals("rolling"))
                        .count())
                .thenComparing(highest.reversed());
        return found.stream()
                .min(order)
                .map(path -> path.stream()
                        .map(hop -> new Told(
                                version(hop.from()), version(hop.to()), rollout(hop, ask), conditions(hop, ask)))
                        .toList())
                .orElse(List.of());
    }

    private void walk(Ask ask, List<Pair> soFar, List<List<Pair>> found) {
        int here = soFar.isEmpty() ? ask.from() : soFar.get(soFar.size() - 1).to();
        if (here == ask.to()) {
            found.add(soFar);
        }
        for (int next = here + 1; next <= ask.to(); next++) {
            Pair hop = new Pair(here, next);
            if (isLegal(hop, ask)) {
                walk(ask, Stream.concat(soFar.stream(), Stream.of(hop)).toList(), found);
            }
        }
    }

    private static int compareStops(List<Pair> one, List<Pair> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).to() != other.get(i).to()) {
                return Integer.compare(one.get(i).to(), other.get(i).to());
            }
        }
        return 0;
    }
}
