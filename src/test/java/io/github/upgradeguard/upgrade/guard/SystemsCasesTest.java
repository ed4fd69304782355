package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.upgradeguard.upgrade.guard.SystemFamily.Origin;
import io.github.upgradeguard.upgrade.guard.SystemFamily.SystemCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other systems decide, from their own tests and data, with their rules written as product files. The index has
 * every decision that was collected; what is not replayed is left out by name and with a reason.
 */
class SystemsCasesTest {

    private static final List<SystemFamily> FAMILIES = SystemFamily.all();

    @TempDir
    Path folder;

    /** A line of the index. */
    private record Decision(String id, String current, String target, String allowed) {

        static List<Decision> all() {
            return DataFile.lines(SystemFamily.FOLDER + "index.txt").stream()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> {
                        assertEquals(4, cells.length, () -> Arrays.toString(cells));
                        return new Decision(cells[0], cells[1], cells[2], cells[3]);
                    })
                    .toList();
        }

        String family() {
            return id.replaceFirst("-\\d+$", "");
        }
    }

    @TestFactory
    Stream<DynamicNode> theDecisionsOfOtherSystemsAreMetAgain() {
        Guard guard = SystemFamily.guard(FAMILIES, folder);
        return FAMILIES.stream()
                .map(family -> dynamicContainer(
                        family.name(),
                        family.everything().stream()
                                .map(one -> dynamicTest(one.toString(), () -> replay(guard, one)))));
    }

    private static void replay(Guard guard, SystemCase one) {
        one.upgrade().check(guard.judge(one.upgrade().request(one.product())));
    }

    @Test
    void noDecisionIsDroppedInSilence() {
        Map<String, List<String>> collected = Decision.all().stream()
                .collect(Collectors.groupingBy(
                        Decision::family, TreeMap::new, Collectors.mapping(Decision::id, Collectors.toList())));
        Map<String, List<String>> here = new TreeMap<>();
        for (SystemFamily family : FAMILIES) {
            List<String> ids = new ArrayList<>(family.leftOut().keySet());
            family.cases().forEach(one -> ids.add(one.id()));
            here.put(family.name(), ids.stream().sorted().toList());
        }
        assertEquals(229, Decision.all().size());
        assertEquals(collected, here);
    }

    @Test
    void eachVerdictIsTheSystemsOwnUnlessTheDataSayWhyNot() {
        Map<String, Decision> decisions =
                Decision.all().stream().collect(Collectors.toMap(Decision::id, Function.identity()));
        for (SystemFamily family : FAMILIES) {
            for (SystemCase one : family.cases()) {
                Decision decision = decisions.get(one.id());
                if (decision == null) {
                    throw new AssertionError(one.id() + " is not in the index");
                }
                assertEquals(decision.current(), one.upgrade().current(), one.id());
                assertEquals(decision.target(), one.upgrade().target(), one.id());
                Verdict verdict = one.upgrade().verdict();
                assertEquals(verdict == Verdict.UNKNOWN, one.unknownBecause().isPresent(), one.id());
                assertEquals(verdict == Verdict.ALLOWED, decision.allowed().equals("yes"), one.id());
                assertTrue(verdict != Verdict.BLOCKED || decision.allowed().equals("no"), one.id());
            }
        }
    }

    @Test
    void everyCaseSaysWhoseDecisionItIs() {
        for (SystemFamily family : FAMILIES) {
            for (SystemCase one : family.everything()) {
                Origin origin = one.origin();
                assertTrue(!origin.repositories().isEmpty() && !origin.paths().isEmpty(), one.toString());
                assertTrue(
                        origin.repositories().stream().allMatch(name -> name.matches("[\\w.-]+/[\\w.-]+")),
                        one.toString());
                boolean discussed = origin.paths().get(0).startsWith("pull request");
                assertEquals(discussed, origin.commits().isEmpty(), one.toString());
                assertTrue(
                        origin.commits().stream().allMatch(commit -> commit.matches("[0-9a-f]{40}")), one.toString());
            }
        }
    }
}
