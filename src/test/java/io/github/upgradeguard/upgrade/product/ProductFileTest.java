package io.github.upgradeguard.upgrade.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.failure.Signature;
import io.github.upgradeguard.upgrade.policy.HorizonRule;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFileTest {

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // YAML
                mistake("", 1, 1, "the file is empty"),
                mistake("# nothing\n", 1, 1, "the file is empty"),
                mistake("product: acme\nrules:\n\t- {step: minor, by: next}\n", 3, 1, "indent with spaces"),
                mistake("product: acme\nrules: [\n", 3, 1, "not YAML"),
                mistake(
                        "product: acme\nproduct: acme\nrules: []\n",
                        2,
                        1,
                        "'product' stands here a second time, after line 1"),
                mistake("- product\n", 1, 1, "a product file is a list; write a mapping"),
                mistake("product: acme\n---\nproduct: acme\n", 2, 1, "a second document"),
                mistake("product: *acme\n", 1, 10, "*acme names no anchor"),
                mistake("[a]: b\n", 1, 1, "a key is a text"),
                // keys
                mistake("product: acme\nrule: []\n", 2, 1, "'rule' is no key of a product file; did you mean 'rules'?"),
                mistake("product: acne\nrules: [{downgrade: never}]\n", 1, 10, "write product: acme"),
                mistake("rules: [{downgrade: never}]\n", 1, 1, "'product' is missing"),
                mistake("product: acme\n", 1, 1, "nothing would ever be refused"),
                mistake("product: acme\nrules: []\n", 2, 8, "nothing would ever be refused"),
                mistake("product: acme\nrules: {step: minor}\n", 2, 8, "'rules' is a mapping; write a list"),
                mistake("product: acme\ngraph: [a.json]\n", 2, 9, "there is no a.json beside this file"),
                mistake("product: acme\nversion: semver\n", 2, 10, "version is a text; write a mapping of scheme"),
                mistake("product: acme\nversion: {scheme: semvre}\n", 2, 19, "write semver, dotted, maven or regex:"),
                mistake("product: acme\nversion: {line: two}\n", 2, 17, "write how many numbers do, 1 to 4"),
                mistake("product: acme\nversion: {order: date}\n", 2, 18, "write version or listed"),
                mistake(
                        "product: acme\nversion: {order: listed}\nrules: [{downgrade: never}]\n",
                        2,
                        10,
                        "needs the list"),
                mistake(
                        "product: acme\nsources: {a: {uri: x}}\n",
                        2,
                        15,
                        "'uri' is no key of a source; did you mean 'url'?"),
                mistake("product: acme\nsources: {a: {read: 2026-11-20}}\n", 2, 14, "'url' is missing"),
                mistake(
                        "product: acme\nreviewed: ['>=3 <2']\nrules: [{downgrade: never}]\n",
                        2,
                        12,
                        "contradicts itself"),
                // releases
                mistake(withReleases("[1.0, {version: 1.1.0}, 1.2.3.4]"), 3, 35, "'1.2.3.4' is not a SemVer version"),
                mistake(withReleases("[1.0.0, v1.0]"), 3, 19, "v1.0 is listed a second time, after line 3"),
                mistake(withReleases("[{version: 1.0.0, date: 20.11.2026}]"), 3, 35, "write it as 2018-07-26"),
                mistake(
                        withReleases("[{version: 1.0.0, breaks: x}]"),
                        3,
                        29,
                        "'breaks' is no key of a release; did you mean 'breaking'?"),
                mistake(withReleases("[{version: 1.0.0, avoid: }]"), 3, 35, "'avoid' is empty"),
                mistake(withReleases("[{version: 1.0.0, avoid: false}]"), 3, 36, "'false' is no reason"),
                mistake(withReleases("[{version: 1.0.0, date: 2026-02-30}]"), 3, 35, "is no day of the calendar"),
                mistake(withReleases("[{date: 2026-11-20}]"), 3, 12, "'version' is missing"),
                mistake(withReleases("[[1.0.0]]"), 3, 12, "a release is a list; write a text"),
                // rules
                mistake(withRule("step"), 2, 9, "a rule is a text; write a mapping such as {step: minor, by: next}"),
                mistake(withRule("{setp: minor, by: next}"), 2, 9, "'setp' is no kind of rule; did you mean 'step'?"),
                mistake(
                        withRule("{level: must}"),
                        2,
                        9,
                        "kinds are step, enter, leave, floor, stop, deny, allow, only, risk"),
                mistake(withRule("{step: minor}"), 2, 9, "'by' is missing"),
                mistake(withRule("{step: minor, by: two}"), 2, 27, "write any, next, none or a number"),
                mistake(withRule("{step: minor, by: 0}"), 2, 27, "write any, next, none or a number"),
                mistake(withRule("{step: mino, by: next}"), 2, 16, "write patch, minor, major or line"),
                mistake(
                        withRule("{step: minor, by: next, deny: '1 -> 2'}"),
                        2,
                        9,
                        "of two kinds, 'step' and 'deny'; write two rules"),
                mistake(withRule("{step: minor, at: first-line}"), 2, 23, "'at' is no key of a rule of kind 'step'"),
                mistake(withRule("{enter: patch, at: first-line}"), 2, 17, "write minor or major"),
                mistake(withRule("{enter: minor, at: first-line}"), 2, 28, "never arrives at the first line"),
                mistake(withRule("{leave: minor, from: last-line}"), 2, 30, "never leaves the last line"),
                mistake(withRule("{leave: major, from: lastline}"), 2, 30, "'lastline' is no range"),
                mistake(withRule("{floor: '>=3 <2', from: '2.7'}"), 2, 17, "contradicts itself"),
                mistake(withRule("{floor: '>=3'}"), 2, 9, "'from' is missing"),
                mistake(withRule("{floor: '^3', from: '2.7'}"), 2, 17, "write >=1.2.3 <2"),
                mistake(
                        withRule("{stop: 1}"),
                        2,
                        16,
                        "'1' is neither a line, which is 2 numbers long here, nor a version"),
                mistake(withRule("{stop: 1.2, on: exact}"), 2, 25, "on: exact wants a version"),
                mistake(withRule("{stop: 1.2.3, on: latest}"), 2, 27, "a version is landed on exactly"),
                mistake(withRule("{stop: 1.2, on: newest}"), 2, 25, "write latest, any or exact"),
                mistake(withRule("{deny: '1.x'}"), 2, 16, "is not of the form RANGE -> RANGE"),
                mistake(withRule("{deny: '1.x -> 2.x -> 3.x'}"), 2, 16, "is not of the form RANGE -> RANGE"),
                mistake(withRule("{only: []}"), 2, 16, "'only' is empty; write at least one"),
                mistake(withRule("{newer: by-number}"), 2, 17, "write by-date"),
                mistake(withRule("{downgrade: always}"), 2, 21, "is not of the form RANGE -> RANGE"),
                mistake(withRule("{pre-release: allow}"), 2, 23, "write forbid"),
                mistake(withRule("{step: minor, by: next, level: may}"), 2, 40, "write must or should"),
                mistake(withRule("{step: minor, by: next, rollout: slow}"), 2, 42, "write rolling or full-stop"),
                mistake(
                        withRule("{step: minor, by: next, source: guide}"),
                        2,
                        41,
                        "'guide' is not one of the file's sources"),
                mistake(withRule("{step: minor, by: next, since: 3.0.0, until: 2.0.0}"), 2, 40, "contradicts itself"),
                mistake(withRule("{step: minor, by: next, until: soon}"), 2, 40, "'<=soon' is no range"),
                mistake(withRule("{step: minor, by: next, since: '>=17.5'}"), 2, 40, "write the first one for which"),
                mistake(withRule("{step: minor, by: next, until: '3 || 5'}"), 2, 40, "write the last one for which"),
                mistake(withRule("{stop: []}"), 2, 16, "'stop' is empty; write at least one"),
                mistake(withRule("{stop: [1.2, 1.2.3]}"), 2, 16, "'1.2' is a line and '1.2.3' is none"),
                mistake(withRule("{risk: '1 -> 2'}"), 2, 16, "a risk is accepted by its name; write id:"),
                mistake(withRule("{downgrade: never, by: next}"), 2, 32, "'by' counts patch, minor, major or line"),
                mistake(withRule("{downgrade: minor, by: none}"), 2, 32, "write downgrade: never"),
                mistake(withReleases("[1.0.0]") + "releases-until: soon\n", 4, 17, "write it as 2018-07-26"),
                mistake(
                        "product: acme\nrules: [{downgrade: never}]\nreleases-until: 2026-01-01\n",
                        3,
                        17,
                        "no releases list"),
                mistake(
                        "product: acme\nversion: {scheme: dotted, build: ignored}\n",
                        2,
                        34,
                        "build metadata is SemVer's"),
                mistake("product: acme\nversion: {build: some}\n", 2, 18, "write counts or ignored"),
                mistake("product: acme\nversion: {line: {'<10': 5}}\n", 2, 25, "write how many numbers do, 1 to 4"),
                mistake("product: acme\nversion: {line: {'=>10': 1}}\n", 2, 26, "is no range"),
                mistake(
                        "product: acme\nversion: {order: listed, line: {'<10': 1}}\nreleases: [1.0.0]\n",
                        2,
                        32,
                        "all lines have one length"),
                mistake(
                        "product: acme\nversion: {order: listed}\ngraph: [a.json]\n",
                        2,
                        10,
                        "a graph has no order of its own"),
                mistake("product: acme\ngraph: [a.json]\nreleases: [1.0.0]\n", 2, 8, "a graph has its own releases"),
                mistake("product: acme\ngraph: []\n", 2, 8, "write the names of the graph files"),
                mistake("product: acme\ngraph: [../a.json]\n", 2, 9, "it is outside of"),
                // known failures
                mistake(withFailures("{}"), 3, 17, "'known-failures' is a mapping; write a list"),
                mistake(withFailures("[lock]"), 3, 18, "a known failure is a text; write a mapping of id, title, log"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: a, steps: 'to {{to}}'}"),
                        3,
                        64,
                        "{{to}} is no value here; write {{current}} or {{target}}, the versions"),
                mistake(
                        withFailure("{id: a, titel: b}"),
                        3,
                        26,
                        "'titel' is no key of a known failure; did you mean 'title'?"),
                mistake(withFailure("{title: a, log: abcd, means: b, steps: c}"), 3, 18, "'id' is missing"),
                mistake(withFailure("{id: a, log: abcd, means: b, steps: c}"), 3, 18, "'title' is missing"),
                mistake(withFailure("{id: a, title: a, means: b, steps: c}"), 3, 18, "'log' is missing"),
                mistake(withFailure("{id: a, title: a, log: abcd, steps: c}"), 3, 18, "'means' is missing"),
                mistake(withFailure("{id: a, title: a, log: abcd, means: b}"), 3, 18, "'steps' is missing"),
                mistake(
                        withFailure("{id: a, title: a, log: [abcd, abc], means: b, steps: c}"),
                        3,
                        48,
                        "'abc' would be found in almost any log; write what the log says"),
                mistake(
                        withFailure("{id: a, title: a, log: \"ab\\ncd\", means: b, steps: c}"),
                        3,
                        41,
                        "'ab' has a line break, and no line of a log has"),
                mistake(withFailure("{id: a, title: a, log: [], means: b, steps: c}"), 3, 41, "'log' is empty"),
                mistake(withFailure("{id: a, title: a, log: abcd, means: b, steps: [c, [d]]}"), 3, 68, "is a list"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: b, steps: c, hops: 1.x}"),
                        3,
                        73,
                        "is not of the form RANGE -> RANGE"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: b, steps: c, hops: '>=3 <2 -> 1'}"),
                        3,
                        73,
                        "contradicts itself"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: b, steps: c, tried: 1.0.0}"),
                        3,
                        74,
                        "'1.0.0' is not of the form VERSION -> VERSION"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: b, steps: c, tried: [1.0.0 -> 1.x]}"),
                        3,
                        75,
                        "'1.x' is not a SemVer version"),
                mistake(
                        withFailure("{id: a, title: a, log: abcd, means: b, steps: c, source: kb}"),
                        3,
                        75,
                        "'kb' is not one of the file's sources; there are none"),
                mistake(
                        withFailures("\n  - &a {id: a, title: a, log: abcd, means: b, steps: c}\n  - *a"),
                        4,
                        13,
                        "'a' is the id of two failures, the other one stands in line 4"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(String content, int line, int column, String words) {
        String message = refused("acme", content);
        String place = folder.getFileName() + "/acme.yaml:" + line + ":" + column + ": ";
        assertTrue(message.startsWith(place), message + "\nexpected at " + line + ":" + column);
        assertTrue(message.contains(words), message);
    }

    @Test
    void everyScalarIsText() {
        Product acme =
                read("acme", withReleases("[1.10, 1.9, 0x10.1.1-a, 1.20]").replace("0x10.1.1-a", "1.1.0-0x10"));
        assertEquals(
                List.of("1.1.0-0x10", "1.9", "1.10", "1.20"),
                acme.catalog().orElseThrow().releases().stream()
                        .map(Release::version)
                        .map(Version::text)
                        .toList());
    }

    @Test
    void aReleaseCarriesWhatItsNotesSay() {
        Product acme = read(
                "acme",
                withReleases(
                        "[{version: 1.0.0, date: 2026-11-20, breaking: a, full-stop: b, irreversible: c, avoid: d, long-migration: e, notes: 'https://example.org'}]"));
        Release release = acme.catalog().orElseThrow().releases().get(0);
        assertEquals(Optional.of(LocalDate.of(2026, 11, 20)), release.date());
        assertEquals(Optional.of("https://example.org"), release.notes());
        assertEquals(
                Map.of(
                        Flag.BREAKING, "a",
                        Flag.FULL_STOP, "b",
                        Flag.IRREVERSIBLE, "c",
                        Flag.AVOID, "d",
                        Flag.LONG_MIGRATION, "e"),
                release.flags());
    }

    @Test
    void aKnownFailureIsReadAsItStands() {
        KnownFailure lock = read("acme", """
                        product: acme
                        sources:
                          kb: {url: "https://example.org/lock"}
                        rules: [{downgrade: never}]
                        known-failures:
                          - id: lock
                            title: a lock was left behind
                            log: ["Waiting for changelog lock", "lock … held by"]
                            hops: 1.x -> 2.x
                            means: an instance was killed
                            steps: [release it, "go to {{target}}"]
                            tried: [1.0.0 -> 2.0.0, 1.1.0 -> 2.0.0]
                            source: kb
                        """).knownFailures().get(0);
        assertEquals("lock", lock.id());
        assertEquals("a lock was left behind", lock.title());
        assertEquals("an instance was killed", lock.meaning());
        assertEquals(
                List.of("Waiting for changelog lock", "lock … held by"),
                lock.signatures().stream().map(Signature::text).toList());
        assertEquals(List.of("release it", "go to {{target}}"), lock.steps());
        assertEquals("1.x -> 2.x", lock.hops().get(0).toString());
        assertEquals(
                List.of("1.0.0 to 2.0.0", "1.1.0 to 2.0.0"),
                lock.tried().stream().map(hop -> hop.from() + " to " + hop.to()).toList());
        assertEquals("https://example.org/lock", lock.source().orElseThrow().url());
    }

    @Test
    void aFileThatExtendsAnotherHasItsOwnFailuresFirstAndReplacesThoseOfTheSameId() throws IOException {
        String failure = "{id: %s, title: %s, log: abcd, means: b, steps: c}";
        Files.writeString(
                folder.resolve("base.yaml"),
                "product: base\nrules: [{downgrade: never}]\nknown-failures:\n  - %s\n  - %s\n"
                        .formatted(failure.formatted("one", "base"), failure.formatted("two", "base")));
        Product acme = read(
                "acme",
                "product: acme\nextends: base\nknown-failures:\n  - %s\n  - %s\n"
                        .formatted(failure.formatted("three", "own"), failure.formatted("two", "own")));
        assertEquals(
                List.of("three own", "two own", "one base"),
                acme.knownFailures().stream()
                        .map(one -> one.id() + " " + one.title())
                        .toList());
        assertEquals(5, acme.places().ofFailure("two").line());
        assertEquals(4, acme.places().ofFailure("one").line());
    }

    @Test
    void anAliasRepeatsAFewValues() {
        Product acme = read("acme", "product: acme\nrules:\n  - &a {deny: '1 -> 3'}\n  - *a\n");
        assertEquals(2, acme.rules().size());
    }

    @Test
    void aliasesThatMultiplyAreBounded() {
        StringBuilder bomb = new StringBuilder("product: acme\ntitle: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        String[] keys = {"sources", "version", "rules", "releases", "reviewed", "rollout", "runbook", "known-failures"};
        for (int i = 0; i < keys.length; i++) {
            String alias = "*a" + i;
            bomb.append(keys[i])
                    .append(": &a")
                    .append(i + 1)
                    .append(" [")
                    .append(String.join(
                            ",", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias, alias)))
                    .append("]\n");
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertTrue(refused("acme", bomb.toString()).contains("aliases repeat more than 10000 values")));
    }

    @Test
    void conditionsOfRollingAreNoRules() {
        String message = refused("acme", "product: acme\nrollout: {rolling: {when: no-full-stop}}\n");
        assertTrue(message.contains("there are no rules, so nothing would ever be refused"), message);
    }

    @Test
    void depthIsBounded() {
        String deep = "product: acme\nrules: " + "[".repeat(5000) + "]".repeat(5000) + "\n";
        assertTrue(refused("acme", deep).contains("nested more than 20 levels deep"));
    }

    @Test
    void sizeIsBounded() {
        String large = "product: acme\n# " + "x".repeat(YamlReader.LONGEST) + "\n";
        assertTrue(refused("acme", large).contains("bytes; at most " + YamlReader.LONGEST + " are read"));
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Files.write(folder.resolve("acme.yaml"), "product: acme\ntitle: Ä".getBytes(StandardCharsets.ISO_8859_1));
        var e = assertThrows(UnusableFileException.class, () -> library().product("acme"));
        assertTrue(String.valueOf(e.getMessage()).contains("save it as UTF-8"), e.getMessage());
    }

    @Test
    void anUnknownProductNamesTheNearestAndSaysWhereToWriteOne() {
        var e = assertThrows(UnusableFileException.class, () -> library().product("docker-drt"));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("unknown product 'docker-drt'; did you mean 'docker-dtr'?"), message);
        assertTrue(message.contains("/docker-drt.yaml"), message);
        assertTrue(message.contains("META-INF/upgrade-guard/products/docker-drt.yaml"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/b", "Docker-DTR", "", ".yaml"})
    void aProductNameIsNoPath(String id) {
        var e = assertThrows(UnusableFileException.class, () -> library().product(id));
        assertTrue(String.valueOf(e.getMessage()).contains("is no product name"), e.getMessage());
    }

    @Test
    void extendsInACircleIsAMistake() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "product: b\nextends: c\n");
        Files.writeString(folder.resolve("c.yaml"), "product: c\nextends: acme\n");
        String message = refused("acme", "product: acme\nextends: b\n");
        assertTrue(message.contains("c.yaml:2:10: 'acme' extends itself by way of"), message);
    }

    @Test
    void aFileThatExtendsItsOwnNameWithoutAnotherBehindItIsAMistake() {
        assertTrue(refused("acme", "product: acme\nextends: acme\n").contains("it extends an unknown product 'acme'"));
    }

    @Test
    void extendsOfNothingIsAMistake() {
        assertTrue(refused("acme", "product: acme\nextends: nope\n")
                .contains("acme.yaml:2:10: it extends an unknown product 'nope'"));
    }

    @Test
    void theProjectComesBeforeAPackAndAPackBeforeWhatIsBuiltIn() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack/" + ProductLibrary.PACK_FOLDER));
        Files.writeString(
                pack.resolve("docker-dtr.yaml"), "product: docker-dtr\ntitle: from the pack\nextends: docker-dtr\n");
        Files.writeString(
                pack.resolve("acme.yaml"), "product: acme\ntitle: from the pack\nrules: [{downgrade: never}]\n");
        try (URLClassLoader packs =
                new URLClassLoader(new URL[] {folder.resolve("pack/").toUri().toURL()}, null)) {
            ProductLibrary library = new ProductLibrary(folder, packs);
            assertEquals("from the pack", library.product("docker-dtr").title());
            assertEquals("from the pack", library.product("acme").title());
            Files.writeString(folder.resolve("acme.yaml"), "product: acme\nextends: acme\ntitle: from the project\n");
            Product own = new ProductLibrary(folder, packs).product("acme");
            assertEquals("from the project", own.title());
            assertEquals(1, own.rules().size());
        }
    }

    @Test
    void twoPacksWithOneProductAreAMistake() throws IOException {
        for (String name : List.of("one/", "two/")) {
            Path pack = Files.createDirectories(folder.resolve(name + ProductLibrary.PACK_FOLDER));
            Files.writeString(pack.resolve("acme.yaml"), "product: acme\nrules: [{downgrade: never}]\n");
        }
        URL[] both = {
            folder.resolve("one/").toUri().toURL(),
            folder.resolve("two/").toUri().toURL()
        };
        try (URLClassLoader packs = new URLClassLoader(both, null)) {
            var e = assertThrows(UnusableFileException.class, () -> new ProductLibrary(folder, packs).product("acme"));
            assertTrue(String.valueOf(e.getMessage()).contains("two packs hold the product 'acme'"), e.getMessage());
        }
    }

    @Test
    void theBuildHasMadeNodesOfEveryBuiltInProduct() throws IOException {
        Path folder = Path.of("src/main/resources/io/github/upgradeguard/upgrade/product/builtin");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> yaml = files.sorted().toList();
            assertEquals(
                    yaml.stream()
                            .map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                            .toList(),
                    ProductLibrary.builtIn());
            for (Path file : yaml) {
                String name = file.getFileName() + " (built in)";
                YamlNode written = YamlReader.read(name, Files.readString(file));
                assertEquals(written, NodeFile.read(name, NodeFile.write(written)));
            }
        }
    }

    @Test
    void everyBuiltInProductCanBeReadAndSaysWhereItsFactsAreFrom() {
        for (String id : ProductLibrary.builtIn()) {
            Product product = library().product(id);
            assertTrue(
                    product.rules().stream()
                            .filter(rule -> !(rule instanceof HorizonRule))
                            .allMatch(rule -> rule.terms().source().isPresent()),
                    id);
            for (Release release : product.catalog().map(Catalog::releases).orElse(List.of())) {
                assertTrue(
                        release.flags().isEmpty() || release.notes().isPresent(),
                        id + " " + release.version() + " is flagged, and nobody says where that is written");
            }
            // Vertica's pages name the first release of each line and no day.
            assertEquals(
                    product.catalog().isPresent() && !id.equals("vertica"),
                    product.releasesUntil().isPresent(),
                    id + ": a list says until when it reaches");
            assertTrue(
                    product.knownFailures().stream()
                            .allMatch(failure -> failure.source().isPresent()),
                    id);
        }
    }

    private ProductLibrary library() {
        return new ProductLibrary(folder, ProductFileTest.class.getClassLoader());
    }

    private Product read(String id, String content) {
        try {
            Files.writeString(folder.resolve(id + ".yaml"), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return library().product(id);
    }

    private String refused(String id, String content) {
        var e = assertThrows(UnusableFileException.class, () -> read(id, content));
        return String.valueOf(e.getMessage());
    }

    private static Arguments mistake(String content, int line, int column, String words) {
        return Arguments.of(content, line, column, words);
    }

    private static String withRule(String rule) {
        return "product: acme\nrules: [" + rule + "]\n";
    }

    private static String withFailures(String failures) {
        return "product: acme\nrules: [{downgrade: never}]\nknown-failures: " + failures + "\n";
    }

    private static String withFailure(String failure) {
        return withFailures("[" + failure + "]");
    }

    private static String withReleases(String releases) {
        return "product: acme\nrules: [{downgrade: never}]\nreleases: " + releases + "\n";
    }
}
