package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.yaml.UnusableFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks the guard and the brute force the same, and keeps count of what they agreed on. */
final class Comparison {

    /** What must have occurred before an agreement means anything. */
    enum Sort {
        ALL,
        ALLOWED,
        BLOCKED,
        UNKNOWN,
        WARNED,
        DOWNGRADE,
        LONG_WAY_DOWN,
        LONG_PATH,
        LONGER_PATH,
        RECOMMENDED_PATH,
        FULL_STOP,
        NEAREST,
        UNLOCK,
        ACCEPTED,
        PATH_BY_ACCEPTANCE,
        ACCEPTANCE_UNUSED,
        ACCEPTANCE_SUPERFLUOUS,
        BEYOND_THE_LIST,
        BEFORE_THE_LIST,
        CONTINUES_THE_LIST,
        LEVEL_UNSPOKEN,
        DOWN_UNSPOKEN,
        BEYOND_THE_RULES,
        FLAVOURED,
        FLAVOURED_PATH,
        CANDIDATE,
        BUILD,
        MIGRATION,
        MIGRATION_IN_PATH,
        ROLLING_UNSPOKEN,
        NOTES,
        NOTES_GOING_DOWN
    }

    private static final List<String> KINDS = List.of(
            "step-patch",
            "step-minor",
            "step-major",
            "step-line",
            "enter-minor",
            "enter-major",
            "leave-minor",
            "leave-major",
            "floor",
            "stop",
            "deny",
            "drift",
            "freeze",
            "only",
            "newer",
            "downgrade",
            "pre-release");

    private final Path folder;
    private final String origin;
    private final Map<Sort, Integer> agreed = new EnumMap<>(Sort.class);
    private final Map<String, Integer> findings = new TreeMap<>();

    /** @param origin what a failure says of where its case came from */
    Comparison(Path folder, String origin) {
        this.folder = folder;
        this.origin = origin;
    }

    /** Compares all, or the declared hops alone where there is no list that a path could be compared over. */
    void compare(ModelProduct product, List<ModelRequest> requests) {
        Subject subject = Subject.with(product, folder);
        for (ModelRequest request : requests) {
            Outcome expected = expected(product, request);
            Outcome actual = answer(subject, product, request);
            if (!actual.equals(expected)) {
                ModelRequest smallest = smallest(request, product);
                throw new AssertionError(report(smallest(product, smallest), smallest));
            }
            count(product, request, expected);
        }
    }

    private static Outcome expected(ModelProduct product, ModelRequest request) {
        return comparable(product, BruteForce.judge(product, request));
    }

    private Outcome actual(ModelProduct product, ModelRequest request) {
        return comparable(product, Outcome.of(Subject.with(product, folder).judge(request)));
    }

    private static Outcome comparable(ModelProduct product, Outcome outcome) {
        return product.hasList() ? outcome : outcome.ofDeclaredHop();
    }

    private Outcome answer(Subject subject, ModelProduct product, ModelRequest request) {
        try {
            return comparable(product, Outcome.of(subject.judge(request)));
        } catch (RuntimeException e) {
            throw new AssertionError("%s%n%s%n%s".formatted(origin, request, product.yaml("unanswered")), e);
        }
    }

    void assertSeen(int least, Sort... sorts) {
        for (Sort sort : sorts) {
            int seen = agreed.getOrDefault(sort, 0);
            assertTrue(seen >= least, () -> "%s: only %d cases of %s in %s".formatted(origin, seen, sort, agreed));
        }
    }

    /** Fails unless every kind of rule was against hops, as a must and as a should. */
    void assertEveryKindRefused(int least) {
        for (String id : KINDS) {
            for (String finding : List.of("error " + id, "warning " + id)) {
                int seen = findings.getOrDefault(finding, 0);
                assertTrue(seen >= least, () -> "%s: only %d of %s in %s".formatted(origin, seen, finding, findings));
            }
        }
    }

    private void count(ModelProduct product, ModelRequest request, Outcome outcome) {
        outcome.findings().forEach(finding -> findings.merge(finding, 1, Integer::sum));
        boolean down = request.current().isAfter(request.target());
        boolean allowed = outcome.verdict().equals("allowed");
        boolean flavoured = !request.flavours().equals(ModelRequest.Flavours.NONE);
        boolean isListed =
                ModelCatalog.of(product.releases()).release(request.target()).isPresent();
        Set<String> told = outcome.findings();
        boolean notes = told.contains("error notes-breaking") || told.contains("error notes-irreversible");
        Map<Sort, Boolean> sorts = Map.ofEntries(
                Map.entry(Sort.ALL, true),
                Map.entry(Sort.ALLOWED, allowed),
                Map.entry(Sort.BLOCKED, outcome.verdict().equals("blocked")),
                Map.entry(Sort.UNKNOWN, outcome.verdict().equals("unknown")),
                Map.entry(Sort.WARNED, outcome.findings().toString().contains("warning")),
                Map.entry(Sort.DOWNGRADE, down),
                Map.entry(Sort.LONG_WAY_DOWN, down && outcome.path().size() > 1),
                Map.entry(Sort.LONG_PATH, outcome.path().size() > 1),
                Map.entry(Sort.LONGER_PATH, outcome.path().size() > 2),
                Map.entry(Sort.RECOMMENDED_PATH, !outcome.recommendedPath().isEmpty()),
                Map.entry(Sort.FULL_STOP, outcome.path().toString().contains("full-stop")),
                Map.entry(Sort.NEAREST, outcome.nearest().isPresent()),
                Map.entry(Sort.UNLOCK, !outcome.unlock().isEmpty()),
                Map.entry(Sort.ACCEPTED, outcome.accepted() > 0),
                Map.entry(Sort.PATH_BY_ACCEPTANCE, isPathByAcceptance(product, request, outcome)),
                Map.entry(Sort.ACCEPTANCE_SUPERFLUOUS, outcome.findings().contains("warning acceptance-superfluous")),
                Map.entry(Sort.ACCEPTANCE_UNUSED, outcome.findings().contains("warning acceptance-unused")),
                Map.entry(Sort.BEYOND_THE_LIST, told.contains("error target-unlisted")),
                Map.entry(Sort.BEFORE_THE_LIST, told.contains("error current-unlisted")),
                Map.entry(Sort.CONTINUES_THE_LIST, product.hasList() && allowed && !isListed),
                Map.entry(Sort.LEVEL_UNSPOKEN, !down && told.contains("error level-unspoken")),
                Map.entry(Sort.DOWN_UNSPOKEN, down && told.contains("error level-unspoken")),
                Map.entry(Sort.BEYOND_THE_RULES, told.contains("error rules-until")),
                Map.entry(Sort.FLAVOURED, flavoured),
                Map.entry(Sort.FLAVOURED_PATH, flavoured && outcome.path().size() > 1),
                Map.entry(Sort.CANDIDATE, request.target().preRelease()),
                Map.entry(Sort.BUILD, request.target().build() > 0),
                Map.entry(Sort.MIGRATION, outcome.rollout().equals("migrate") && allowed),
                Map.entry(
                        Sort.MIGRATION_IN_PATH,
                        outcome.path().size() > 1 && outcome.path().toString().contains("migrate")),
                Map.entry(Sort.ROLLING_UNSPOKEN, told.contains("error rollout-unspoken")),
                Map.entry(Sort.NOTES, notes),
                Map.entry(Sort.NOTES_GOING_DOWN, down && notes));
        sorts.forEach((sort, applies) -> {
            if (applies) {
                agreed.merge(sort, 1, Integer::sum);
            }
        });
    }

    private static boolean isPathByAcceptance(ModelProduct product, ModelRequest request, Outcome outcome) {
        return outcome.path().size() > 1
                && !request.accepted().isEmpty()
                && !BruteForce.judge(product, request.accepting(List.of()))
                        .path()
                        .equals(outcome.path());
    }

    private ModelProduct smallest(ModelProduct product, ModelRequest request) {
        Stream<ModelProduct> smaller = Stream.of(
                        IntStream.range(0, product.rules().size()).mapToObj(product::withoutRule),
                        IntStream.range(0, product.releases().size()).mapToObj(product::withoutRelease),
                        product.releases().stream().flatMap(release -> release.flags().stream()
                                .map(flag -> product.with(release, release.without(flag)))),
                        product.sections().smaller().map(product::with))
                .flatMap(Function.identity());
        return smaller.filter(
                        one -> !one.rules().isEmpty() && one.hasList() == product.hasList() && differs(one, request))
                .findFirst()
                .map(one -> smallest(one, request))
                .orElse(product);
    }

    private ModelRequest smallest(ModelRequest request, ModelProduct product) {
        return request.smaller()
                .filter(one -> differs(product, one))
                .findFirst()
                .map(one -> smallest(one, product))
                .orElse(request);
    }

    private boolean differs(ModelProduct product, ModelRequest request) {
        try {
            return !actual(product, request).equals(expected(product, request));
        } catch (UnusableFileException e) {
            return false;
        }
    }

    private String report(ModelProduct product, ModelRequest request) {
        return "%s%n%s%n%s%nbrute force: %s%nguard:       %s"
                .formatted(
                        origin,
                        request,
                        product.yaml("smallest"),
                        expected(product, request),
                        actual(product, request));
    }
}
