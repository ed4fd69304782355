package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Level;
import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.RuleFields;
import io.github.upgradeguard.upgrade.policy.RuleKinds;
import io.github.upgradeguard.upgrade.policy.RuleKinds.Kind;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.policy.Terms;
import io.github.upgradeguard.upgrade.policy.When;
import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;
import io.github.upgradeguard.yaml.Names;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One rule of a product file. */
record RuleSection(Section section, Versioning versioning, Map<String, Source> sources) implements RuleFields {

    private static final Pattern NO_VERSION = Pattern.compile("[\\s|<>=^~!*]");

    static final List<String> TERMS =
            List.of("id", "level", "because", "source", "when", "when-untold", "rollout", "since", "until");

    /** Reads a rule of any kind. */
    static Rule read(YamlNode node, Versioning versioning, Map<String, Source> sources) {
        Kind kind = kind(node);
        List<String> keys = Stream.of(List.of(kind.key()), kind.fields(), TERMS)
                .flatMap(List::stream)
                .toList();
        Section section = Section.of(node, "a rule of kind '%s'".formatted(kind.key()), keys);
        return kind.read().apply(new RuleSection(section, versioning, sources));
    }

    private static Kind kind(YamlNode node) {
        List<String> keys = RuleKinds.ALL.stream().map(Kind::key).toList();
        if (!(node instanceof Fields fields)) {
            throw new UnusableFileException(
                    node.place(),
                    "a rule is %s; write a mapping such as {step: minor, by: next}".formatted(node.kind()));
        }
        List<Kind> kinds = RuleKinds.ALL.stream()
                .filter(kind -> fields.values().containsKey(kind.key()))
                .toList();
        if (kinds.size() > 1) {
            throw new UnusableFileException(
                    fields.place(),
                    "this rule is of two kinds, '%s' and '%s'; write two rules"
                            .formatted(kinds.get(0).key(), kinds.get(1).key()));
        }
        if (kinds.isEmpty()) {
            String meant = fields.values().keySet().stream()
                    .flatMap(key -> Names.nearest(key, keys)
                            .map(near -> "'%s' is no kind of rule; did you mean '%s'? ".formatted(key, near))
                            .stream())
                    .findFirst()
                    .orElse("this rule has no kind; ");
            throw new UnusableFileException(fields.place(), meant + "kinds are " + String.join(", ", keys));
        }
        return kinds.get(0);
    }

    @Override
    public Terms terms(String defaultId) {
        Optional<Level> level =
                section.optional("level").map(text -> choice("level", text, List.of(Level.values()), Level::key));
        Optional<Rollout> rollout =
                section.optional("rollout").map(text -> choice("rollout", text, Rollout.WAYS, Rollout::key));
        return new Terms(
                section.optional("id").orElse(defaultId),
                level.orElse(Level.MUST),
                section.optional("because"),
                SourceNames.in(section, sources),
                when(level.orElse(Level.MUST)),
                rollout,
                targets());
    }

    private Optional<When> when(Level level) {
        Optional<String> untold = section.optional("when-untold");
        if (untold.isPresent()) {
            if (!section.has("when")) {
                throw mistake(
                        "when-untold", "it is about the fact of 'when', and there is none; write when: and the fact");
            }
            if (!untold.get().equals("should")) {
                throw mistake("when-untold", "'%s' is unknown; write should, or take it out".formatted(untold.get()));
            }
            boolean permits =
                    section.has("downgrade") && !section.optional("downgrade").equals(Optional.of("never"));
            if (level == Level.SHOULD || section.has("allow") || permits) {
                throw mistake(
                        "when-untold", "it makes a warning of a rule that refuses, and this one does not; take it out");
            }
        }
        Optional<String> fact = section.optional("when");
        if (fact.isPresent() && fact.get().strip().equals("!")) {
            throw mistake("when", "'%s' names no fact; write its name, such as !metallb".formatted(fact.get()));
        }
        return fact.map(written -> When.of(written, untold.map(any -> Level.SHOULD)));
    }

    private <T> T choice(String key, String text, List<T> values, Function<T, String> name) {
        return values.stream()
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> mistake(
                        key,
                        "'%s' is no %s; write %s"
                                .formatted(
                                        text,
                                        key,
                                        String.join(
                                                " or ",
                                                values.stream().map(name).toList()))));
    }

    private Optional<VersionRange> targets() {
        Optional<String> since = end("since");
        Optional<String> until = end("until");
        if (since.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        String range = since.map(text -> ">=" + text + " ").orElse("")
                + until.map(text -> "<=" + text).orElse("");
        String key = since.isPresent() ? "since" : "until";
        return Optional.of(readable(key, () -> VersionRange.parse(range.strip(), versioning)));
    }

    /** The version at one end of the targets; anything that would read as a range of its own is none. */
    private Optional<String> end(String key) {
        Optional<String> text = section.optional(key);
        if (text.isPresent() && NO_VERSION.matcher(text.get()).find()) {
            throw mistake(
                    key,
                    "'%s' is no version; write the %s one for which the rule holds, such as 17.5"
                            .formatted(text.get(), key.equals("since") ? "first" : "last"));
        }
        return text;
    }

    private <T> T readable(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw mistake(key, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String text(String key) {
        return section.required(key);
    }

    @Override
    public Optional<String> optional(String key) {
        return section.optional(key);
    }

    @Override
    public List<String> texts(String key) {
        return section.oneOrMore(key).stream()
                .map(node -> Section.text(node, "'" + key + "'"))
                .toList();
    }

    @Override
    public VersionRange range(String key) {
        return range(key, section.required(key));
    }

    /** A range that is one of several in a field. */
    VersionRange range(String key, String text) {
        return readable(key, () -> VersionRange.parse(text, versioning));
    }

    @Override
    public List<Passage> passages(String key) {
        return texts(key).stream()
                .map(text -> readable(key, () -> Passage.parse(text, versioning)))
                .toList();
    }

    @Override
    public RuntimeException mistake(String key, String message) {
        return section.mistake(key, message);
    }
}
