package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Coverage;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.policy.HorizonRule;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.VersionScheme;
import io.github.upgradeguard.upgrade.version.Versioning;
import io.github.upgradeguard.upgrade.version.Versioning.LineLength;
import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts a product together from its file and the ones that it extends. */
final class ProductReader {

    static final List<String> SOURCE_KEYS = List.of("url", "title", "read", "commit");
    private static final int MOST_LINE_LENGTHS = 50;
    private static final Set<String> NO_REASON = Set.of("true", "false", "yes", "no", "null", "~");
    private static final Pattern LINE = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,4}");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    static final List<String> VERSION_KEYS = List.of("scheme", "line", "flavour", "flavours", "order", "build");
    static final List<String> RELEASE_KEYS = Stream.concat(
                    Stream.of("version", "date", "notes"),
                    Arrays.stream(Flag.values()).map(Flag::key))
            .toList();

    private final List<ProductFile> files;
    private final ProductFile own;
    private final Optional<Section> version;
    private final Places places;

    private ProductReader(List<ProductFile> baseFirst) {
        this.files = baseFirst;
        this.own = baseFirst.get(baseFirst.size() - 1);
        this.places = new Places(own.root().place());
        this.version = merged("version").map(node -> Section.of(node, "version", VERSION_KEYS));
    }

    /**
     * The product of a file.
     *
     * @param baseFirst each file extends the one before it; never empty
     * @throws UnusableFileException if they say what cannot be
     */
    static Product read(List<ProductFile> baseFirst) {
        return new ProductReader(baseFirst).product();
    }

    private Product product() {
        String title = last("title").map(file -> file.root().required("title")).orElse(own.id());
        Map<String, Map<String, Source>> sources = sources(title);
        Versioning byVersion = versioning();
        boolean inListOrder = ordersByList();
        boolean isGraph = !filesWith("graph").isEmpty();
        if (inListOrder && isGraph) {
            throw own.root().mistake("version", "a graph has no order of its own; take `order: listed` out");
        }
        boolean lists = !filesWith("releases").isEmpty();
        List<Release> listed = releases(byVersion);
        if (inListOrder && listed.isEmpty()) {
            throw own.root().mistake("version", "`order: listed` needs the list; write releases, oldest first");
        }
        Versioning versioning = inListOrder ? byVersion.listed(versions(listed)) : byVersion;
        List<Rule> rules = new ArrayList<>();
        ReleaseList releases = new ReleaseList();
        for (ProductFile file : filesWith("graph")) {
            GraphReader graph = graph(file, versioning);
            rules.addAll(
                    graph.graph().rules(Optional.ofNullable(of(file, sources).get("graph"))));
            graph.releases().forEach(releases::add);
        }
        (inListOrder ? releases(versioning) : listed).forEach(releases::add);
        rules.addAll(rules(versioning, sources));
        Coverage reviewed = reviewed(versioning);
        RolloutSection rollout = rollout(versioning, sources, reviewed);
        if (rules.isEmpty()) {
            throw own.root()
                    .mistake(
                            "rules",
                            "there are no rules, so nothing would ever be refused; write rules: with at least one");
        }
        rules.addAll(rollout.rules());
        horizon(versioning).ifPresent(rules::add);
        return new Product(
                own.id(),
                title,
                versioning,
                lists || isGraph ? Optional.of(Catalog.of(releases.all(), versioning)) : Optional.empty(),
                releasesUntil(lists || isGraph),
                reviewed,
                rules,
                rollout.components(),
                merged("migrations").map(MigrationSection::read),
                runbook(sources),
                failures(versioning, sources),
                of(own, sources),
                places);
    }

    private static Map<String, Source> of(ProductFile file, Map<String, Map<String, Source>> sources) {
        return sources.getOrDefault(file.file(), Map.of());
    }

    /** The files that have a key, the base first, from the nearest one on that replaces what the others say there. */
    private List<ProductFile> filesWith(String key) {
        List<ProductFile> with = new ArrayList<>();
        for (ProductFile file : files) {
            if (file.replaces(key)) {
                with.clear();
            }
            if (file.root().has(key)) {
                with.add(file);
            }
        }
        return with;
    }

    /** The nearest file that has a key. */
    private Optional<ProductFile> last(String key) {
        List<ProductFile> with = filesWith(key);
        return with.isEmpty() ? Optional.empty() : Optional.of(with.get(with.size() - 1));
    }

    /** A section of all files, put together key by key; of each key, what the nearest file says. */
    private Optional<YamlNode> merged(String key) {
        List<ProductFile> with = filesWith(key);
        if (with.isEmpty()) {
            return Optional.empty();
        }
        YamlNode nearest = with.get(with.size() - 1).root().requiredNode(key);
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (ProductFile file : with) {
            if (!(file.root().requiredNode(key) instanceof Fields fields)) {
                return Optional.of(file.root().requiredNode(key));
            }
            values.putAll(fields.values());
            keys.putAll(fields.keys());
        }
        return Optional.of(new Fields(nearest.place(), values, keys));
    }

    /** Of each chapter, what the nearest file says. */
    private Runbook runbook(Map<String, Map<String, Source>> sources) {
        Runbook runbook = Runbook.NONE;
        for (ProductFile file : filesWith("runbook")) {
            runbook = RunbookSection.read(file.root().requiredNode("runbook"), of(file, sources))
                    .over(runbook);
        }
        return runbook;
    }

    private List<KnownFailure> failures(Versioning versioning, Map<String, Map<String, Source>> sources) {
        List<FailureSection.OfFile> failures = filesWith("known-failures").stream()
                .map(file -> new FailureSection.OfFile(file.root(), of(file, sources)))
                .toList();
        return FailureSection.all(failures, versioning, places);
    }

    private Optional<LocalDate> releasesUntil(boolean lists) {
        Optional<ProductFile> says = last("releases-until");
        if (says.isPresent() && !lists) {
            throw says.get()
                    .root()
                    .mistake("releases-until", "there is no releases list here that could reach until then");
        }
        return says.map(file -> date(file.root(), "releases-until"));
    }

    private Optional<HorizonRule> horizon(Versioning versioning) {
        Optional<ProductFile> says = last("rules-until");
        if (says.isEmpty()) {
            return Optional.empty();
        }
        Section root = says.get().root();
        String until = root.required("rules-until");
        boolean isLine = LINE.matcher(until).matches()
                && until.chars().filter(c -> c == '.').count() < Collections.max(versioning.lengthsOfLines());
        if (!versioning.isListed() && !isLine) {
            throw root.mistake(
                    "rules-until",
                    "'%s' is no line; write the last one for which somebody has read the vendor's rules, such as 2.9"
                            .formatted(until));
        }
        String range = versioning.isListed() ? "<=" + until : "<=" + until + ".x";
        HorizonRule horizon;
        try {
            horizon = new HorizonRule(until, VersionRange.parse(range, versioning));
        } catch (UnreadableVersionException e) {
            throw root.mistake("rules-until", String.valueOf(e.getMessage()));
        }
        places.put(horizon, root.requiredNode("rules-until").place());
        return Optional.of(horizon);
    }

    private static GraphReader graph(ProductFile file, Versioning versioning) {
        GraphReader graph = new GraphReader(versioning);
        for (YamlNode named : file.graphs()) {
            graph.join(Section.text(named, "a graph"), file.graph(named));
        }
        if (graph.graph().isEmpty()) {
            throw file.root().mistake("graph", "the graphs have no edges, so no release could ever be reached");
        }
        return graph;
    }

    /** The sources that each file, by its name, knows by their names: its own, and those of what it extends under other names. */
    private Map<String, Map<String, Source>> sources(String title) {
        Map<String, Map<String, Source>> known = new HashMap<>();
        Map<String, Source> sources = new LinkedHashMap<>();
        for (ProductFile file : files) {
            Optional<YamlNode> node = file.root().node("sources");
            if (node.isPresent()) {
                if (!(node.get() instanceof Fields fields)) {
                    throw file.root()
                            .mistake(
                                    "sources",
                                    "'sources' is %s; write name: {url: …, read: …}"
                                            .formatted(node.get().kind()));
                }
                fields.values().forEach((name, value) -> {
                    sources.put(name, source(value, title));
                    places.put(name, value.place());
                });
            }
            known.put(file.file(), Collections.unmodifiableMap(new LinkedHashMap<>(sources)));
        }
        return known;
    }

    private static Source source(YamlNode node, String title) {
        Section section = Section.of(node, "a source", SOURCE_KEYS);
        return new Source(
                section.required("url"),
                section.optional("title").orElse(title),
                section.optional("commit"),
                section.has("read") ? Optional.of(date(section, "read")) : Optional.empty());
    }

    private Versioning versioning() {
        if (version.isEmpty()) {
            return Versioning.of(VersionScheme.named("semver"), 2);
        }
        Section written = version.get();
        Optional<YamlNode> line = written.node("line");
        boolean varies = line.filter(Fields.class::isInstance).isPresent();
        try {
            Versioning even = Versioning.of(scheme(written), varies || line.isEmpty() ? 2 : lineLength(line.get()))
                    .withFlavours(flavours(written));
            return line.isPresent() && line.get() instanceof Fields lengths
                    ? even.withLines(lineLengths(lengths, even))
                    : even;
        } catch (UnreadableVersionException e) {
            throw written.mistake("scheme", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> flavours(Section written) {
        List<String> flavours = new ArrayList<>();
        for (String key : List.of("flavour", "flavours")) {
            if (written.has(key)) {
                written.oneOrMore(key).forEach(node -> flavours.add(Section.text(node, "'" + key + "'")));
            }
        }
        return flavours;
    }

    private static VersionScheme scheme(Section written) {
        String scheme = written.optional("scheme").orElse("semver");
        String build = written.optional("build").orElse("counts");
        return switch (build) {
            case "counts" -> VersionScheme.named(scheme);
            case "ignored" -> {
                if (!scheme.equals("semver")) {
                    throw written.mistake(
                            "build", "build metadata is SemVer's, and the scheme is %s; take it out".formatted(scheme));
                }
                yield VersionScheme.semverIgnoringBuild();
            }
            default -> throw written.mistake("build", "'%s' is unknown; write counts or ignored".formatted(build));
        };
    }

    private List<LineLength> lineLengths(Fields written, Versioning versioning) {
        if (ordersByList()) {
            throw new UnusableFileException(
                    written.place(), "under `order: listed` all lines have one length; write line: and a number");
        }
        if (written.values().size() > MOST_LINE_LENGTHS) {
            throw new UnusableFileException(
                    written.place(),
                    "lines have %d lengths; write at most %d ranges"
                            .formatted(written.values().size(), MOST_LINE_LENGTHS));
        }
        List<LineLength> lengths = new ArrayList<>();
        written.values().forEach((range, length) -> {
            try {
                lengths.add(new LineLength(VersionRange.parse(range, versioning), lineLength(length)));
            } catch (UnreadableVersionException e) {
                throw new UnusableFileException(length.place(), String.valueOf(e.getMessage()));
            }
        });
        return lengths;
    }

    private static int lineLength(YamlNode node) {
        String length = Section.text(node, "'line'");
        if (!length.matches("[1-4]")) {
            throw new UnusableFileException(
                    node.place(), "'%s' cannot make a line; write how many numbers do, 1 to 4".formatted(length));
        }
        return Integer.parseInt(length);
    }

    private boolean ordersByList() {
        if (version.isEmpty()) {
            return false;
        }
        String order = version.get().optional("order").orElse("version");
        return switch (order) {
            case "version" -> false;
            case "listed" -> true;
            default ->
                throw version.get().mistake("order", "'%s' is no order; write version or listed".formatted(order));
        };
    }

    /** The releases of all files, in the order in which they stand there, the base first. */
    private List<Release> releases(Versioning versioning) {
        ReleaseList all = new ReleaseList();
        for (ProductFile file : filesWith("releases")) {
            Map<Version, YamlNode> seen = new HashMap<>();
            for (YamlNode node : file.root().items("releases")) {
                Release release = release(node, versioning);
                YamlNode first = seen.putIfAbsent(release.version(), node);
                if (first != null) {
                    throw new UnusableFileException(
                            node.place(),
                            "%s is listed a second time, after line %d; keep one of them"
                                    .formatted(release.version(), first.place().line()));
                }
                all.add(release);
                places.put(release.version(), node.place());
            }
        }
        return all.all();
    }

    /** Releases, of which several files may say something. */
    private static final class ReleaseList {

        private final Map<Version, Release> byVersion = new LinkedHashMap<>();

        void add(Release release) {
            byVersion.merge(release.version(), release, Release::and);
        }

        List<Release> all() {
            return List.copyOf(byVersion.values());
        }
    }

    private static List<Version> versions(List<Release> releases) {
        return releases.stream().map(Release::version).toList();
    }

    private static Release release(YamlNode node, Versioning versioning) {
        if (!(node instanceof Fields)) {
            return Release.of(version(node, versioning));
        }
        Section section = Section.of(node, "a release", RELEASE_KEYS);
        Version version = version(section.requiredNode("version"), versioning);
        Map<Flag, String> flags = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            if (section.has(flag.key())) {
                flags.put(flag, reason(section, flag));
            }
        }
        return new Release(
                version,
                section.has("date") ? Optional.of(date(section, "date")) : Optional.empty(),
                flags,
                section.optional("notes"));
    }

    private static Version version(YamlNode node, Versioning versioning) {
        String text = Section.text(node, "a release");
        try {
            return versioning.read(text);
        } catch (UnreadableVersionException e) {
            throw new UnusableFileException(node.place(), String.valueOf(e.getMessage()));
        }
    }

    private static String reason(Section section, Flag flag) {
        String reason = section.required(flag.key());
        if (NO_REASON.contains(reason.toLowerCase(Locale.ROOT))) {
            throw section.mistake(
                    flag.key(), "'%s' is no reason; write what the notes say, or take the flag out".formatted(reason));
        }
        return reason;
    }

    private static LocalDate date(Section section, String key) {
        String text = section.required(key);
        // Not LocalDate.parse: the formatter behind it loads locale data, which every build would pay for.
        var day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            }
        } catch (DateTimeException e) {
            throw section.mistake(key, "'%s' is no day of the calendar: %s".formatted(text, e.getMessage()));
        }
        throw section.mistake(key, "'%s' is no date; write it as 2018-07-26".formatted(text));
    }

    private RolloutSection rollout(Versioning versioning, Map<String, Map<String, Source>> sources, Coverage reviewed) {
        Optional<YamlNode> node = merged("rollout");
        if (node.isEmpty()) {
            return RolloutSection.NONE;
        }
        RolloutSection rollout = RolloutSection.read(node.get(), versioning, sourcesOfRollout(sources), reviewed);
        rollout.rules().forEach(rule -> places.put(rule, node.get().place()));
        return rollout;
    }

    /** What the file knows that names the source of the section. */
    private Map<String, Source> sourcesOfRollout(Map<String, Map<String, Source>> sources) {
        Map<String, Source> known = Map.of();
        for (ProductFile file : filesWith("rollout")) {
            boolean names = file.root().requiredNode("rollout") instanceof Fields fields
                    && fields.values().containsKey("source");
            known = names ? of(file, sources) : known;
        }
        return known;
    }

    private Coverage reviewed(Versioning versioning) {
        List<VersionRange> ranges = new ArrayList<>();
        for (ProductFile file : filesWith("reviewed")) {
            for (YamlNode node : file.root().items("reviewed")) {
                String range = Section.text(node, "a reviewed range");
                try {
                    ranges.add(VersionRange.parse(range, versioning));
                } catch (UnreadableVersionException e) {
                    throw new UnusableFileException(node.place(), String.valueOf(e.getMessage()));
                }
            }
        }
        return new Coverage(ranges);
    }

    private List<Rule> rules(Versioning versioning, Map<String, Map<String, Source>> sources) {
        List<Rule> rules = new ArrayList<>();
        for (ProductFile file : filesWith("rules")) {
            for (YamlNode node : file.root().items("rules")) {
                Rule rule = RuleSection.read(node, versioning, of(file, sources));
                places.put(rule, node.place());
                rules.add(rule);
            }
        }
        return rules;
    }
}
