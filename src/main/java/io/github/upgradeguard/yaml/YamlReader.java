package io.github.upgradeguard.yaml;

import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML into nodes that know their place, within bounds that no honest file reaches. */
public final class YamlReader {

    /** Bytes; a catalog of 100 000 releases with dates takes some 4 million. */
    public static final int LONGEST = 16 * 1024 * 1024;

    /** Texts, with a list counted as two of them and a mapping as four: what each takes in memory. */
    public static final int MOST_NODES = 1_100_000;

    public static final int DEEPEST = 20;

    /** What is not ours goes deeper: the schema in a resource definition of Kubernetes. */
    private static final int DEEPEST_OF_OTHERS = 100;

    /** Nodes that aliases may add, all together: what a "billion laughs" file runs into. */
    public static final int MOST_ALIASED = 10_000;

    private final String file;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchored = new HashMap<>();
    private final int deepest;
    private int aliased;
    private int nodes;

    private record Anchored(YamlNode node, int size) {}

    private YamlReader(String file, String content, int deepest) {
        this.file = file;
        this.deepest = deepest;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LONGEST)
                .setUseMarks(true)
                .setSchema(new FailsafeSchema())
                .build();
        this.events = new Parse(settings).parseString(content).iterator();
    }

    /**
     * The one document of a file.
     *
     * @throws UnusableFileException if it is not well-formed, not one document, or beyond the bounds
     */
    public static YamlNode read(String file, String content) {
        return read(file, () -> new YamlReader(file, content, DEEPEST).document());
    }

    /**
     * All documents of a file that is none of our product files; of none if the file is empty.
     *
     * @throws UnusableFileException if it is not well-formed or beyond the bounds
     */
    public static List<YamlNode> documents(String file, String content) {
        return read(file, () -> new YamlReader(file, content, DEEPEST_OF_OTHERS).documents());
    }

    private static <T> T read(String file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MarkedYamlEngineException e) {
            throw new UnusableFileException(
                    place(file, e.getProblemMark().or(e::getContextMark)), explained(String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new UnusableFileException(
                    new Place(file, 1, 1), "not YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String explained(String problem) {
        return problem.contains("\\t(TAB)")
                ? "a tab stands where YAML allows spaces only; indent with spaces"
                : "not YAML: " + firstLine(problem);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private YamlNode document() {
        next();
        Event start = next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw new UnusableFileException(
                    new Place(file, 1, 1), "the file is empty; write at least product and rules");
        }
        YamlNode root = node(next(), 1).node();
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new UnusableFileException(place(end), "a second document begins; the file holds one");
        }
        return root;
    }

    private List<YamlNode> documents() {
        List<YamlNode> documents = new ArrayList<>();
        next();
        for (Event start = next(); start.getEventId() != Event.ID.StreamEnd; start = next()) {
            anchored.clear();
            documents.add(node(next(), 1).node());
            next();
        }
        return documents;
    }

    private Event next() {
        return events.next();
    }

    private Anchored node(Event event, int depth) {
        if (depth > deepest) {
            throw new UnusableFileException(
                    place(event),
                    "nested more than %d levels deep; no %s needs that"
                            .formatted(deepest, deepest == DEEPEST ? "product file" : "file"));
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        Anchored read;
        if (event instanceof ScalarEvent scalar) {
            count(event, 1);
            read = new Anchored(new Text(place(event), scalar.getValue()), 1);
        } else if (event instanceof SequenceStartEvent) {
            count(event, 2);
            read = items(place(event), depth);
        } else if (event instanceof MappingStartEvent) {
            count(event, 4);
            read = fields(place(event), depth);
        } else {
            throw new UnusableFileException(
                    place(event), "not YAML: " + event.getEventId() + " stands where a value belongs");
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchored.put(name, read));
        return read;
    }

    private void count(Event event, int texts) {
        nodes += texts;
        if (nodes > MOST_NODES) {
            throw new UnusableFileException(
                    place(event),
                    "more than %d values stand in the file up to here; no more are read".formatted(MOST_NODES));
        }
    }

    private Anchored aliased(AliasEvent alias) {
        Anchored target = anchored.get(alias.getAlias());
        if (target == null) {
            throw new UnusableFileException(
                    place(alias),
                    "*%s names no anchor before it".formatted(alias.getAlias().getValue()));
        }
        aliased += target.size();
        if (aliased > MOST_ALIASED) {
            throw new UnusableFileException(
                    place(alias),
                    "aliases repeat more than %d values; write out what is meant".formatted(MOST_ALIASED));
        }
        return target;
    }

    private Anchored items(Place place, int depth) {
        List<YamlNode> values = new ArrayList<>();
        int size = 1;
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            Anchored value = node(event, depth + 1);
            values.add(value.node());
            size = Math.addExact(size, value.size());
        }
        return new Anchored(new Items(place, values), size);
    }

    private Anchored fields(Place place, int depth) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        int size = 1;
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(node(event, depth + 1).node() instanceof Text key)) {
                throw new UnusableFileException(place(event), "a key is a text, not a list or a mapping");
            }
            Anchored value = node(next(), depth + 1);
            Place first = keys.putIfAbsent(key.value(), key.place());
            if (first != null) {
                throw new UnusableFileException(
                        key.place(),
                        "'%s' stands here a second time, after line %d; keep one of them"
                                .formatted(key.value(), first.line()));
            }
            values.put(key.value(), value.node());
            size = Math.addExact(size, value.size());
        }
        return new Anchored(new Fields(place, values, keys), size);
    }

    private Place place(Event event) {
        return place(file, event.getStartMark());
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }
}
