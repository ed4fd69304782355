package io.github.upgradeguard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.report.ProductReport;
import io.github.upgradeguard.upgrade.policy.RuleKinds;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README promises, beside what its own integration tests run. */
class ReadmeTest {

    private final String readme = read("README.md");

    @Test
    void theRuleTableHasEveryKindInItsOrder() {
        List<String> documented = Pattern.compile("(?m)^\\| `([a-z-]+): ")
                .matcher(readme)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertEquals(RuleKinds.ALL.stream().map(RuleKinds.Kind::key).toList(), documented);
    }

    @Test
    void everyParameterOfTheGoalIsDocumented() {
        String descriptor = read("target/classes/META-INF/maven/plugin.xml");
        List<String> properties = Pattern.compile("\\$\\{(upgrade-guard\\.[A-Za-z]+)}")
                .matcher(descriptor)
                .results()
                .map(match -> match.group(1).substring("upgrade-guard.".length()))
                .distinct()
                .toList();
        assertTrue(properties.size() >= 7, properties.toString());
        for (String property : properties) {
            assertTrue(readme.contains("`" + property + "`"), property);
        }
    }

    /** With {@code -Dreadme.write} the table is written instead. */
    @Test
    void theTableOfBuiltInProductsIsThatOfTheirFiles() throws IOException {
        ProductLibrary library = new ProductLibrary(Path.of("no-such-folder"), ReadmeTest.class.getClassLoader());
        StringBuilder table = new StringBuilder("\n| product | | refuses | releases | read |\n|---|---|---|---|---|\n");
        for (String id : ProductLibrary.builtIn()) {
            ProductReport.Row row = ProductReport.row(library.product(id));
            table.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(row.id(), row.title(), row.refuses(), row.releases(), row.read()));
        }
        Matcher written = Pattern.compile("(?s)(<!-- made by ReadmeTest: [^>]*-->\n)(.*?)(<!-- end -->)")
                .matcher(readme);
        assertTrue(written.find());
        if (System.getProperty("readme.write") != null) {
            Files.writeString(
                    Path.of("README.md"), written.replaceFirst("$1" + Matcher.quoteReplacement(table + "\n") + "$3"));
            return;
        }
        assertEquals(table + "\n", written.group(2));
    }

    @Test
    void theVersionsShownAreTheOneBeingBuilt() {
        String version = versionBeingBuilt();
        assertTrue(readme.contains("<version>" + version + "</version>"));
        assertTrue(readme.contains("upgrade-guard-maven-plugin:" + version + ":check"));
        assertTrue(read("src/example/pom.xml").contains("<version>" + version + "</version>"));
    }

    @Test
    void continuousIntegrationRunsTheTestCommandOfTheReadme() {
        List<String> commands = Pattern.compile("(?m)^```sh\\n(.*)\\n```")
                .matcher(readme)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertTrue(read(".ci/run").endsWith("\n" + commands.get(1) + "\n"), commands.toString());
    }

    @Test
    void theSchemaForEditorsLiesWhereTheCommandLooksAndIsWrittenWhereTheFirstLineLooks() {
        MatchResult command = Pattern.compile("(?m)^unzip -p ~/\\.m2/repository/(\\S+) (\\S+) > upgrades/(\\S+)$")
                .matcher(readme)
                .results()
                .findFirst()
                .orElseThrow();
        String artifact = "upgrade-guard-maven-plugin";
        String version = versionBeingBuilt();
        assertEquals(
                "io/github/upgrade-guard/%s/%s/%s-%s.jar".formatted(artifact, version, artifact, version),
                command.group(1));
        assertTrue(read("target/classes/" + command.group(2)).contains("\"$schema\""));
        assertTrue(readme.contains("# yaml-language-server: $schema=" + command.group(3) + "\n"));
    }

    private static String versionBeingBuilt() {
        return Pattern.compile("<artifactId>upgrade-guard-maven-plugin</artifactId>\\s*<version>(.+?)</version>")
                .matcher(read("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
