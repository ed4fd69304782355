package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.upgradeguard.upgrade.guard.DataFile.Fields;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The products as they are shipped, against the upgrades that their vendors work through. The index has all that were
 * collected; one that is not replayed is left out by name and with a reason.
 */
class ProductCasesTest {

    private static final String FOLDER = "products/";
    private static final int FEWEST = 5;

    /** A project without product files of its own. */
    @TempDir
    Path folder;

    /** An upgrade of the index, written {@code CURRENT -> TARGET} with or without a v, and what is said of it. */
    private record Answered(String upgrade, boolean allowed) {

        Answered {
            upgrade = upgrade.replaceAll("\\bv(?=\\d)", "");
        }
    }

    /**
     * The worked upgrades of a product.
     *
     * @param covered what they say of upgrades of the index; one that is left out has every answer
     */
    private record WorkedCases(List<WorkedCase> cases, Set<Answered> covered) {

        static WorkedCases of(String product) {
            String name = FOLDER + product + ".yaml";
            if (!DataFile.exists(name)) {
                return new WorkedCases(List.of(), Set.of());
            }
            Fields file = DataFile.mapping(name).knowing("cases", "leftOut");
            List<WorkedCase> cases = new ArrayList<>();
            Set<Answered> covered = new HashSet<>();
            for (Fields one : file.list("cases")) {
                one.knowing(
                        "current",
                        "target",
                        "verdict",
                        "rule",
                        "path",
                        "rollout",
                        "facts",
                        "accepted",
                        "source",
                        "note",
                        "stands-for");
                assertTrue(one.text("source").startsWith("https://"), () -> one.where() + " has no address as source");
                WorkedCase read = WorkedCase.read(one);
                boolean allowed = read.verdict() == Verdict.ALLOWED;
                cases.add(read);
                covered.add(new Answered(upgrade(one), allowed));
                one.texts("stands-for").forEach(upgrade -> covered.add(new Answered(upgrade, allowed)));
            }
            for (Fields one : file.list("leftOut")) {
                one.knowing("current", "target", "rollout", "facts", "reason", "source", "note");
                assertTrue(!one.text("reason").isBlank(), one::where);
                covered.add(new Answered(upgrade(one), true));
                covered.add(new Answered(upgrade(one), false));
            }
            return new WorkedCases(cases, covered);
        }

        private static String upgrade(Fields one) {
            return one.text("current") + " -> " + one.text("target");
        }
    }

    @TestFactory
    Stream<DynamicNode> builtInProductsJudgeAsTheirVendorsDo() {
        ProductLibrary library = new Products(folder).library();
        Guard guard = new Guard(library, () -> Products.TODAY);
        return ProductLibrary.builtIn().stream()
                .map(product -> dynamicContainer(
                        product,
                        WorkedCases.of(product).cases().stream()
                                .map(one -> dynamicTest(
                                        one.toString(), () -> replay(library.product(product), guard, one)))));
    }

    private static void replay(Product product, Guard guard, WorkedCase one) {
        Assessment assessment = guard.judge(one.request(product.id()));
        one.check(assessment);
        Set<String> written =
                product.rules().stream().map(rule -> rule.terms().id()).collect(Collectors.toSet());
        for (Finding finding : assessment.findings()) {
            boolean asked = one.rules().contains(finding.rule());
            boolean decides = one.verdict() == Verdict.BLOCKED
                    || (written.contains(finding.rule()) && !finding.rule().equals("rules-until"));
            assertTrue(!asked || !decides || finding.source().isPresent(), () -> "nobody says where: " + finding);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyBuiltInProductHasCases() {
        return ProductLibrary.builtIn().stream()
                .map(product -> dynamicTest(product, () -> {
                    int cases = WorkedCases.of(product).cases().size();
                    assertTrue(cases >= FEWEST, () -> "%d cases; %d are the fewest".formatted(cases, FEWEST));
                }));
    }

    @Test
    void casesAreThoseOfBuiltInProducts() {
        Set<String> strange = new TreeSet<>(DataFile.names(FOLDER, ".yaml"));
        strange.removeAll(ProductLibrary.builtIn());
        assertEquals(Set.of(), strange);
    }

    @TestFactory
    Stream<DynamicTest> noWorkedUpgradeOfAVendorIsDroppedInSilence() {
        return DataFile.mappings("products.yaml").stream()
                .map(entry -> entry.knowing("product", "title", "upgrades", "not-built-in"))
                .map(entry -> dynamicTest(entry.text("title"), () -> {
                    String product = entry.text("product");
                    boolean builtIn = ProductLibrary.builtIn().contains(product);
                    assertTrue(builtIn != entry.has("not-built-in"), () -> "%s is %s; the index has to say so"
                            .formatted(product, builtIn ? "built in" : "not built in"));
                    Set<Answered> covered = WorkedCases.of(product).covered();
                    Map<String, String> missing = new TreeMap<>(entry.map("upgrades"));
                    missing.entrySet()
                            .removeIf(one -> covered.contains(
                                    new Answered(one.getKey(), one.getValue().equals("allowed"))));
                    assertTrue(
                            !builtIn || missing.isEmpty(),
                            () -> "neither cases of %s with that verdict nor left out: %s".formatted(product, missing));
                }));
    }

    @Test
    void theIndexIsWhole() {
        assertEquals(
                118,
                DataFile.mappings("products.yaml").stream()
                        .mapToInt(entry -> entry.map("upgrades").size())
                        .sum());
    }
}
