package io.github.upgradeguard.product;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Flag;
import io.github.upgradeguard.catalog.Release;
import io.github.upgradeguard.policy.Rule;
import io.github.upgradeguard.policy.Source;
import io.github.upgradeguard.product.YamlNode.Fields;
import io.github.upgradeguard.version.UnreadableVersionException;
import io.github.upgradeguard.version.Version;
import io.github.upgradeguard.version.VersionRange;
import io.github.upgradeguard.version.VersionScheme;
import io.github.upgradeguard.version.Versioning;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final List<String> SOURCE_KEYS = List.of("url", "title", "read", "commit");
    private static final Set<String> NO_REASON = Set.of("true", "false", "yes", "no", "null", "~");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final List<String> VERSION_KEYS = List.of("scheme", "line", "flavour", "order");
    private static final List<String> RELEASE_KEYS = Stream.concat(
                    Stream.of("version", "date", "notes"),
                    Arrays.stream(Flag.values()).map(Flag::key))
            .toList();

    private final List<ProductFile> files;
    private final ProductFile own;
    private final Optional<Section> version;

    private ProductReader(List<ProductFile> baseFirst) {
        this.files = baseFirst;
        this.own = baseFirst.get(baseFirst.size() - 1);
        this.version = last("version").map(root -> Section.of(root.requiredNode("version"), "version", VERSION_KEYS));
    }

    /**
     * The product of a file.
     *
     * @param baseFirst each file extends the one before it; never empty
     * @throws ProductFileException if they say what cannot be
     */
    static Product read(List<ProductFile> baseFirst) {
        return new ProductReader(baseFirst).product();
    }

    private Product product() {
        String title = last("title").map(root -> root.required("title")).orElse(own.id());
        Map<String, Source> sources = sources(title);
        Versioning byVersion = versioning();
        List<YamlNode> listed =
                last("releases").map(root -> root.items("releases")).orElse(List.of());
        boolean inListOrder = ordersByList();
        if (inListOrder && listed.isEmpty()) {
            throw own.root().mistake("version", "`order: listed` needs the list; write releases, oldest first");
        }
        Versioning versioning = inListOrder ? byVersion.listed(versions(releases(listed, byVersion))) : byVersion;
        Optional<Catalog> catalog = last("releases").map(root -> Catalog.of(releases(listed, versioning), versioning));
        checkReviewed(versioning);
        return new Product(own.id(), title, versioning, catalog, rules(versioning, sources), own.file());
    }

    /** The nearest file that has a key. */
    private Optional<Section> last(String key) {
        Optional<Section> last = Optional.empty();
        for (ProductFile file : files) {
            last = file.root().has(key) ? Optional.of(file.root()) : last;
        }
        return last;
    }

    private Map<String, Source> sources(String title) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (ProductFile file : files) {
            Optional<YamlNode> node = file.root().node("sources");
            if (node.isEmpty()) {
                continue;
            }
            if (!(node.get() instanceof Fields fields)) {
                throw file.root()
                        .mistake(
                                "sources",
                                "'sources' is %s; write name: {url: …, read: …}"
                                        .formatted(node.get().kind()));
            }
            fields.values().forEach((name, value) -> sources.put(name, source(value, title)));
        }
        return sources;
    }

    private static Source source(YamlNode node, String title) {
        Section section = Section.of(node, "a source", SOURCE_KEYS);
        String read = Stream.of(
                        section.optional("commit").map(commit -> "at " + commit),
                        section.optional("read").map(day -> "read " + day))
                .flatMap(Optional::stream)
                .reduce((commit, day) -> commit + ", " + day)
                .orElse("");
        return new Source(section.required("url"), section.optional("title").orElse(title), read);
    }

    private Versioning versioning() {
        if (version.isEmpty()) {
            return Versioning.of(VersionScheme.named("semver"), 2, "");
        }
        Section written = version.get();
        String scheme = written.optional("scheme").orElse("semver");
        String line = written.optional("line").orElse("2");
        if (!line.matches("[1-4]")) {
            throw written.mistake("line", "'%s' cannot make a line; write how many numbers do, 1 to 4".formatted(line));
        }
        try {
            return Versioning.of(
                    VersionScheme.named(scheme),
                    Integer.parseInt(line),
                    written.optional("flavour").orElse(""));
        } catch (UnreadableVersionException e) {
            throw written.mistake("scheme", String.valueOf(e.getMessage()));
        }
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

    private static List<Release> releases(List<YamlNode> listed, Versioning versioning) {
        List<Release> releases = new ArrayList<>();
        Map<Version, YamlNode> seen = new HashMap<>();
        for (YamlNode node : listed) {
            Release release = release(node, versioning);
            YamlNode first = seen.putIfAbsent(release.version(), node);
            if (first != null) {
                throw new ProductFileException(
                        node.place(),
                        "%s is listed a second time, after line %d; keep one of them"
                                .formatted(release.version(), first.place().line()));
            }
            releases.add(release);
        }
        return releases;
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
                version, section.optional("date").map(text -> date(section, text)), flags, section.optional("notes"));
    }

    private static Version version(YamlNode node, Versioning versioning) {
        String text = Section.text(node, "a release");
        try {
            return versioning.read(text);
        } catch (UnreadableVersionException e) {
            throw new ProductFileException(node.place(), String.valueOf(e.getMessage()));
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

    private static LocalDate date(Section section, String text) {
        // Not LocalDate.parse: the formatter behind it loads locale data, which every build would pay for.
        var day = DAY.matcher(text);
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            }
        } catch (DateTimeException e) {
            throw section.mistake("date", "'%s' is no day of the calendar: %s".formatted(text, e.getMessage()));
        }
        throw section.mistake("date", "'%s' is no date; write it as 2018-07-26".formatted(text));
    }

    /** Ranges of reviewed notes decide nothing yet; one that nobody can read is a mistake all the same. */
    private void checkReviewed(Versioning versioning) {
        for (ProductFile file : files) {
            for (YamlNode node : file.root().items("reviewed")) {
                String range = Section.text(node, "a reviewed range");
                try {
                    VersionRange.parse(range, versioning);
                } catch (UnreadableVersionException e) {
                    throw new ProductFileException(node.place(), String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private List<Rule> rules(Versioning versioning, Map<String, Source> sources) {
        List<Rule> rules = new ArrayList<>();
        for (ProductFile file : files) {
            for (YamlNode node : file.root().items("rules")) {
                rules.add(RuleSection.read(node, versioning, sources));
            }
        }
        if (rules.isEmpty()) {
            throw own.root()
                    .mistake(
                            "rules",
                            "there are no rules, so nothing would ever be refused; write rules: with at least one");
        }
        return rules;
    }
}
