package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.product.Runbook.Instructions;
import io.github.upgradeguard.upgrade.product.Runbook.Step;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What to do by hand: a product file's {@code runbook}. Its templates are read as texts. */
final class RunbookSection {

    static final List<String> KEYS = Stream.concat(
                    Stream.of("source"), Arrays.stream(Chapter.values()).map(Chapter::key))
            .toList();

    private RunbookSection() {}

    static Runbook read(YamlNode node, Map<String, Source> sources) {
        Section section = Section.of(node, "runbook", KEYS);
        List<Source> written = sources(section, sources);
        Map<Chapter, Instructions> chapters = new EnumMap<>(Chapter.class);
        for (Chapter chapter : Chapter.values()) {
            if (section.has(chapter.key())) {
                List<Step> steps = section.items(chapter.key()).stream()
                        .map(item -> new Step(Section.text(item, "a step").stripTrailing(), item.place()))
                        .toList();
                chapters.put(chapter, new Instructions(steps, written));
            }
        }
        return new Runbook(chapters);
    }

    private static List<Source> sources(Section section, Map<String, Source> sources) {
        if (!section.has("source")) {
            return List.of();
        }
        return section.oneOrMore("source").stream()
                .map(name -> SourceNames.of(name, "a source", sources))
                .toList();
    }
}
