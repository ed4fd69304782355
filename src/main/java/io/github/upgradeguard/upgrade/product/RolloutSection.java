package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.catalog.Coverage;
import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.policy.RolloutRules;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a product's hops may be carried out: a product file's {@code rollout}.
 *
 * @param rules the conditions of rolling, and the hops that are migrations
 * @param components the tiers of an instance, in the order in which they are upgraded; empty if nobody says
 */
record RolloutSection(List<Rule> rules, List<String> components) {

    static final List<String> KEYS =
            List.of("rolling", "otherwise", "migrate", "additive", "components", "because", "source", "since", "until");
    static final List<String> ROLLING_KEYS = List.of("when");
    static final List<String> COMPONENTS_KEYS = List.of("order");

    static final RolloutSection NONE = new RolloutSection(List.of(), List.of());

    /** Each is told for each hop of a path. */
    private static final int MOST_CONDITIONS = 100;

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static RolloutSection read(YamlNode node, Versioning versioning, Map<String, Source> sources, Coverage reviewed) {
        Section section = Section.of(node, "rollout", KEYS);
        RuleSection fields = new RuleSection(section, versioning, sources);
        section.optional("otherwise").filter(way -> !way.equals("full-stop")).ifPresent(way -> {
            throw section.mistake("otherwise", "'%s' is no way to upgrade; write full-stop".formatted(way));
        });
        Coverage additive = new Coverage(section.has("additive") ? ranges(fields) : List.of());
        Optional<List<Passage>> migrated =
                section.has("migrate") ? Optional.of(fields.passages("migrate")) : Optional.empty();
        List<Rule> rules =
                RolloutRules.of(fields.terms("rollout"), conditions(section, fields), reviewed, additive, migrated);
        return new RolloutSection(rules, components(section, fields));
    }

    private static List<VersionRange> ranges(RuleSection fields) {
        return fields.texts("additive").stream()
                .map(text -> fields.range("additive", text))
                .toList();
    }

    private static List<String> conditions(Section section, RuleSection fields) {
        if (!section.has("rolling")) {
            return List.of();
        }
        Section rolling = Section.of(section.requiredNode("rolling"), "rolling", ROLLING_KEYS);
        List<String> conditions = new RuleSection(rolling, fields.versioning(), fields.sources()).texts("when");
        if (conditions.size() > MOST_CONDITIONS) {
            throw rolling.mistake(
                    "when",
                    "%d conditions are more than anybody can see to; write at most %d"
                            .formatted(conditions.size(), MOST_CONDITIONS));
        }
        for (String condition : conditions) {
            if (!WORD.matcher(condition).matches()) {
                throw rolling.mistake(
                        "when",
                        "'%s' is no condition; write words with hyphens, such as several-instances"
                                .formatted(condition));
            }
        }
        return conditions;
    }

    private static List<String> components(Section section, RuleSection fields) {
        if (!section.has("components")) {
            return List.of();
        }
        Section components = Section.of(section.requiredNode("components"), "components", COMPONENTS_KEYS);
        return new RuleSection(components, fields.versioning(), fields.sources()).texts("order");
    }
}
