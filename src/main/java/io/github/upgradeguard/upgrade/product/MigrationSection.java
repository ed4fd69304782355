package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which published artifacts of a product hold its change logs: a product file's {@code migrations}. */
final class MigrationSection {

    static final List<String> KEYS = List.of("artifacts", "change-logs");

    private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+){1,3}");

    private MigrationSection() {}

    static MigrationSource read(YamlNode node) {
        Section section = Section.of(node, "migrations", KEYS);
        List<String> artifacts = texts(section, "artifacts");
        for (String artifact : artifacts) {
            if (!ARTIFACT.matcher(artifact).matches()) {
                throw section.mistake(
                        "artifacts",
                        "'%s' is no artifact; write groupId:artifactId, without a version".formatted(artifact));
            }
        }
        List<String> changeLogs = section.has("change-logs") ? texts(section, "change-logs") : List.of();
        return new MigrationSource(artifacts, List.of(), List.of(), changeLogs, Optional.empty(), false);
    }

    private static List<String> texts(Section section, String key) {
        return section.oneOrMore(key).stream()
                .map(node -> Section.text(node, "'" + key + "'"))
                .toList();
    }
}
