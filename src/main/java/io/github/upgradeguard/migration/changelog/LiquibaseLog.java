package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.changelog.ChangeLog.Format;
import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Reads one change log of Liquibase from its root file on, within bounds that no honest one reaches. */
final class LiquibaseLog {

    private static final int DEEPEST = 60;
    private static final int MOST_INCLUDES = 10_000;
    private static final int MOST_CHANGE_SETS = 100_000;
    private static final int MOST_GAPS = 1000;

    /** Characters; how much is read, files that are included again counted again. */
    private static final long MOST_TEXT = 256L * 1024 * 1024;

    private final Dbms dbms;
    private final ParsedContents contents;
    private final IncludePaths paths;
    private final ChangeSets changeSets;
    private final Map<ChangeSet.Key, ChangeSet> first = new LinkedHashMap<>();
    private final Map<ChangeSet.Key, ChangeSet> middle = new LinkedHashMap<>();
    private final Map<ChangeSet.Key, ChangeSet> last = new LinkedHashMap<>();
    private final Map<ChangeSet.Key, Node> told = new HashMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final Set<String> openFiles = new HashSet<>();
    private int includes;
    private long text;
    private boolean isOver;

    LiquibaseLog(Dbms dbms, ParsedContents contents) {
        this.dbms = dbms;
        this.contents = contents;
        this.paths = new IncludePaths(contents.paths());
        this.changeSets = new ChangeSets(dbms, new Changes(dbms, contents, paths));
    }

    /** The change log whose root is a file that is there. */
    ChangeLog read(String root) {
        contents.changeLog(root)
                .ifPresent(parsed -> file(new LogFile(root, root, parsed), Frame.ofRoot(new Parameters(dbms))));
        List<ChangeSet> all = new ArrayList<>(first.values());
        all.addAll(middle.values());
        all.addAll(last.values());
        return new ChangeLog(root, Format.LIQUIBASE, all, List.copyOf(gaps));
    }

    private void file(LogFile file, Frame frame) {
        if (!openFiles.add(file.file())) {
            gap(file, 0, "the file includes itself; it is read once");
            return;
        }
        gaps.addAll(file.parsed().gaps());
        Node root = file.parsed().root();
        if (root.name().equals(Syntax.ROOT)) {
            log(file, root, frame);
        } else if (file.parsed().gaps().isEmpty()) {
            gap(file, root.line(), "no databaseChangeLog, nothing of it is read");
        }
        openFiles.remove(file.file());
    }

    private void log(LogFile file, Node root, Frame outer) {
        List<String> remarks = new ArrayList<>(outer.remarks());
        ChangeSets.addFilters(root, remarks);
        boolean isNever = outer.isNever();
        // YAML sets the properties of a whole file before anything in it is looked at.
        if (Syntax.of(file.file()).equals(Optional.of(Syntax.YAML))) {
            root.all("property").forEach(property -> property(property, file, outer.parameters()));
        }
        for (Node child : root.children()) {
            if (PreConditions.isOne(child)) {
                PreConditions conditions = PreConditions.of(child.expanded(outer.parameters()::expand), dbms);
                isNever |= conditions.outcome() == PreConditions.Outcome.FAILS;
                remarks.addAll(conditions.remarks(dbms));
            }
        }
        Frame frame = new Frame(
                outer.parameters(),
                root.value("logicalFilePath").or(outer::logicalPath),
                outer.fallbackPath(),
                remarks,
                isNever,
                outer.depth());
        children(file, root, frame);
    }

    private void children(LogFile file, Node parent, Frame frame) {
        for (Node child : parent.children()) {
            if (isOver(file, child)) {
                return;
            }
            // The SQL of a plain file is taken as it is.
            Node node = file.parsed().isPlainSql() ? child : child.expanded(frame.parameters()::expand);
            switch (node.name()) {
                case "changeSet" -> changeSet(file, node, child, frame);
                case "include" -> include(file, node, frame);
                case "includeAll" -> includeAll(file, node, frame);
                case "property" -> property(node, file, frame.parameters());
                case "preConditions", "preconditions" -> {}
                case "logicalFilePath", "objectQuotingStrategy", "changeLogId", "context", "contextFilter" -> {}
                case "modifyChangeSets" -> children(file, node, frame);
                default ->
                    gap(file, node.line(), "'%s' is no part of a change log that is known".formatted(node.name()));
            }
        }
    }

    private boolean isOver(LogFile file, Node next) {
        text += next.length();
        boolean wasOver = isOver;
        isOver |= text > MOST_TEXT || includes > MOST_INCLUDES || told.size() > MOST_CHANGE_SETS;
        if (isOver && !wasOver) {
            gap(file, next.line(), "more than is read of one change log; the rest of it is not known");
        }
        return isOver;
    }

    private void changeSet(LogFile file, Node set, Node written, Frame frame) {
        String path = set.attribute("logicalFilePath").map(Frame::withoutSlash).orElseGet(() -> frame.path(file));
        ChangeSet.Key key = ChangeSets.key(set, path);
        Node before = told.get(key);
        // The same set by another way: it runs once.
        if (before == written) {
            return;
        }
        ChangeSet read = changeSets.read(set, key, file, frame);
        if (read.isSkipped() && before != null) {
            return;
        }
        if (before != null && !replaced(key)) {
            gap(file, set.line(), "the change set " + key + " stands in the log a second time; this one is not read");
            return;
        }
        told.put(key, written);
        switch (set.attribute("runOrder").orElse("").toLowerCase(Locale.ROOT)) {
            case "first" -> first.put(key, read);
            case "last" -> last.put(key, read);
            default -> middle.put(key, read);
        }
    }

    /** Takes out a set of the same key that the database at hand never sees: one key may have a set for each database. */
    private boolean replaced(ChangeSet.Key key) {
        for (Map<ChangeSet.Key, ChangeSet> sets : List.of(first, middle, last)) {
            ChangeSet before = sets.get(key);
            if (before != null && before.isSkipped()) {
                sets.remove(key);
                return true;
            }
        }
        return false;
    }

    private void include(LogFile file, Node node, Frame frame) {
        Optional<String> written = node.attribute("file");
        if (written.isEmpty()) {
            gap(file, node.line(), "an include that names no file");
            return;
        }
        String path = IncludePaths.told(written.get(), node.isTrue("relativeToChangelogFile"), file);
        Optional<String> found = isRemote(written.get()) ? Optional.empty() : paths.file(path, file);
        if (found.isPresent()) {
            included(file, node, path, found.get(), frame);
        } else if (!node.isFalse("errorIfMissing")) {
            gap(
                    file,
                    node.line(),
                    "the included file %s is not here, what it changes is not known".formatted(written.get()));
        }
    }

    private static boolean isRemote(String path) {
        return path.contains("://");
    }

    private void included(LogFile file, Node node, String path, String found, Frame frame) {
        includes++;
        if (frame.depth() >= DEEPEST) {
            gap(
                    file,
                    node.line(),
                    "includes go deeper than they are followed; what %s changes is not known".formatted(path));
            return;
        }
        List<String> remarks = new ArrayList<>(frame.remarks());
        ChangeSets.addFilters(node, remarks);
        Optional<ParsedFile> parsed = contents.changeLog(found);
        if (parsed.isEmpty()) {
            return;
        }
        Optional<String> said = parsed.get().isPlainSql() ? Optional.empty() : node.attribute("logicalFilePath");
        Frame below = new Frame(
                frame.parameters().ofIncluded(),
                frame.logicalPath(),
                said.or(frame::fallbackPath),
                remarks,
                frame.isNever() || node.isTrue("ignore"),
                frame.depth() + 1);
        file(new LogFile(path, found, parsed.get()), below);
    }

    private void includeAll(LogFile file, Node node, Frame frame) {
        String written = node.attribute("path").orElse("");
        String path = IncludePaths.told(written, node.isTrue("relativeToChangelogFile"), file);
        Optional<String> folder = isRemote(written) ? Optional.empty() : paths.folder(path, file);
        if (node.attributes().containsKey("filter") || node.attributes().containsKey("resourceFilter")) {
            gap(file, node.line(), "a class filters what is included from %s; all of it is read".formatted(written));
        }
        if (node.attributes().containsKey("resourceComparator")) {
            gap(file, node.line(), "a class orders what is included from %s; it is read by name".formatted(written));
        }
        List<String> found = folder.map(paths::below).orElse(List.of()).stream()
                .filter(one -> isWanted(one.substring(folder.orElse("").length()), node))
                .filter(one -> !openFiles.contains(one))
                .toList();
        if (found.isEmpty() && !node.isFalse("errorIfMissingOrEmpty")) {
            gap(
                    file,
                    node.line(),
                    "nothing is in the included folder %s, what it changes is not known".formatted(written));
        }
        for (String one : found) {
            String below = one.substring(folder.orElse("").length());
            included(file, node, path.isEmpty() ? below : path + "/" + below, one, frame);
        }
    }

    private static boolean isWanted(String below, Node node) {
        int depth = 1 + (int) below.chars().filter(c -> c == '/').count();
        String end = node.attribute("endsWithFilter").orElse("").toLowerCase(Locale.ROOT);
        return Syntax.of(below).isPresent()
                && depth >= number(node, "minDepth", 0)
                && depth <= number(node, "maxDepth", Integer.MAX_VALUE)
                && below.toLowerCase(Locale.ROOT).endsWith(end);
    }

    private static int number(Node node, String attribute, int otherwise) {
        try {
            return node.attribute(attribute).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private void property(Node node, LogFile from, Parameters parameters) {
        if (!DbmsList.names(node.attribute("dbms"), dbms)) {
            return;
        }
        boolean isGlobal = !node.isFalse("global");
        Optional<String> file = node.attribute("file");
        if (file.isEmpty()) {
            node.attribute("name")
                    .ifPresent(name -> parameters.set(name, node.attributes().getOrDefault("value", ""), isGlobal));
            return;
        }
        String told = IncludePaths.told(file.get(), node.isTrue("relativeToChangelogFile"), from);
        Optional<String> found = paths.file(told, from).flatMap(contents::text);
        if (found.isEmpty() && !node.isFalse("errorIfMissing")) {
            gap(from, node.line(), "the properties in %s are not here".formatted(file.get()));
        }
        found.ifPresent(text -> properties(text)
                .forEach((name, value) -> parameters.set(String.valueOf(name), String.valueOf(value), isGlobal)));
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            // A malformed escape: what was read before it counts.
            return properties;
        }
        return properties;
    }

    private void gap(LogFile file, int line, String reason) {
        if (gaps.size() < MOST_GAPS) {
            gaps.add(new Gap(file.file(), line, reason));
        }
    }
}
