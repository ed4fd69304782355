package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.yaml.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do by hand, as a product file says it: templates that nobody has compiled yet, so that they cost nothing where
 * no runbook is written.
 *
 * @param chapters those that the file has; one that is empty says that there is nothing to do
 */
public record Runbook(Map<Chapter, Instructions> chapters) {

    /** Of a product whose file says nothing of it. */
    public static final Runbook NONE = new Runbook(Map.of());

    public Runbook {
        chapters = Map.copyOf(chapters);
    }

    /**
     * One chapter.
     *
     * @param sources where that is written; empty if nobody says
     */
    public record Instructions(List<Step> steps, List<Source> sources) {

        public Instructions {
            steps = List.copyOf(steps);
            sources = List.copyOf(sources);
        }
    }

    /**
     * One check box.
     *
     * @param template Markdown with values in it
     * @param place where it is written
     */
    public record Step(String template, Place place) {}

    /** A chapter; empty if the file does not have it. */
    public Optional<Instructions> chapter(Chapter chapter) {
        return Optional.ofNullable(chapters.get(chapter));
    }

    /** This runbook, with the chapters of another one where this one has none. */
    public Runbook over(Runbook base) {
        Map<Chapter, Instructions> joined = new EnumMap<>(Chapter.class);
        joined.putAll(base.chapters);
        joined.putAll(chapters);
        return new Runbook(joined);
    }
}
