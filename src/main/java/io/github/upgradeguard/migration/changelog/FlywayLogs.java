package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.changelog.ChangeLog.Format;
import io.github.upgradeguard.migration.changelog.ChangeSet.Repeats;
import io.github.upgradeguard.migration.changelog.FlywayName.Kind;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.sql.SqlReader;
import io.github.upgradeguard.migration.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the migrations of Flyway, and of those who name theirs as Flyway does. */
final class FlywayLogs {

    private static final int MOST_STATEMENTS = 200_000;

    private final Dbms dbms;
    private final ParsedContents contents;
    private final SqlReader sql;

    FlywayLogs(Dbms dbms, ParsedContents contents) {
        this.dbms = dbms;
        this.contents = contents;
        this.sql = new SqlReader(dbms);
    }

    /** A file that is a migration. */
    private record Migration(String path, FlywayName name, FlywayLocation location) {

        String file() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean isClass() {
            return path.endsWith(".class");
        }
    }

    /** The change logs among files, one for each location, sorted by their names. */
    List<ChangeLog> read(Collection<String> paths) {
        List<Migration> all = new ArrayList<>();
        for (String path : paths) {
            FlywayName.of(path.substring(path.lastIndexOf('/') + 1))
                    .ifPresent(name -> all.add(new Migration(path, name, FlywayLocation.of(path))));
        }
        Set<String> folders = new HashSet<>();
        all.forEach(one -> folders.add(one.location().folder()));
        Map<String, Map<String, Migration>> byFolder = new TreeMap<>();
        for (Migration one : all) {
            Optional<Dbms> of = one.location().dbms();
            if (of.isEmpty() || of.get() == dbms) {
                byFolder.computeIfAbsent(one.location().among(folders), folder -> new HashMap<>())
                        .merge(one.file(), one, FlywayLogs::moreSpecial);
            }
        }
        List<ChangeLog> logs = new ArrayList<>();
        byFolder.values().forEach(migrations -> {
            ChangeLog log = log(migrations.values());
            if (!log.changeSets().isEmpty()) {
                logs.add(log);
            }
        });
        return logs;
    }

    /** Of two files of one name in one location that of the database goes before the one for all. */
    private static Migration moreSpecial(Migration one, Migration other) {
        return other.location().dbms().isPresent() ? other : one;
    }

    private ChangeLog log(Collection<Migration> migrations) {
        List<Migration> inOrder = new ArrayList<>(migrations);
        inOrder.sort(Comparator.comparing(Migration::name).thenComparing(Migration::path));
        Set<List<String>> undone = new HashSet<>();
        inOrder.stream()
                .filter(one -> one.name().kind() == Kind.UNDO)
                .forEach(one -> undone.add(one.name().version()));
        List<ChangeSet> sets = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        int statements = 0;
        for (Migration one : inOrder) {
            if (one.name().kind() == Kind.UNDO || isReplaced(one, inOrder)) {
                continue;
            }
            if (statements > MOST_STATEMENTS) {
                gaps.add(new Gap(one.path(), 0, "more statements than are read; the rest is not known"));
                break;
            }
            ChangeSet set = changeSet(one, undone.contains(one.name().version()));
            statements += set.changes().size();
            sets.add(set);
            if (!one.isClass() && contents.text(one.path()).isEmpty()) {
                gaps.add(new Gap(one.path(), 0, "the file cannot be read, and nobody knows whether it has changed"));
            }
        }
        return new ChangeLog(commonFolder(inOrder), Format.FLYWAY, sets, gaps);
    }

    /** Whether a baseline stands beside the versions that it is there for: who has run those never runs it. */
    private static boolean isReplaced(Migration baseline, List<Migration> all) {
        return baseline.name().kind() == Kind.BASELINE
                && all.stream()
                        .anyMatch(one -> one.name().kind() == Kind.VERSIONED
                                && FlywayName.compareVersions(
                                                one.name().version(),
                                                baseline.name().version())
                                        <= 0);
    }

    private static String commonFolder(List<Migration> migrations) {
        String common = IncludePaths.folder(migrations.get(0).path());
        for (Migration one : migrations) {
            while (!one.path().startsWith(common)) {
                common = IncludePaths.folder(common.substring(0, common.length() - 1));
            }
        }
        return common.isEmpty() ? common : common.substring(0, common.length() - 1);
    }

    private ChangeSet changeSet(Migration one, boolean hasUndo) {
        Digest digest = new Digest();
        List<Change> changes = one.isClass() ? code(one, digest) : script(one, digest);
        return new ChangeSet(
                new ChangeSet.Key(one.path(), one.file(), ""),
                one.path(),
                1,
                changes,
                repeats(one.name().kind()),
                false,
                digest.hex(),
                Set.of(),
                remarks(one, hasUndo));
    }

    private static Repeats repeats(Kind kind) {
        return switch (kind) {
            case BEFORE_ALL, AFTER_ALL -> Repeats.ALWAYS;
            case REPEATABLE -> Repeats.ON_CHANGE;
            default -> Repeats.NEVER;
        };
    }

    private static List<Change> code(Migration one, Digest digest) {
        String name =
                one.path().substring(0, one.path().length() - ".class".length()).replace('/', '.');
        digest.addSql(one.file());
        Operation code = new Operation.CustomCode(name);
        return List.of(new Change(code.kind(), name, one.path(), 1, List.of(code)));
    }

    private List<Change> script(Migration one, Digest digest) {
        Optional<String> text = contents.text(one.path());
        if (text.isEmpty()) {
            Operation unread = new Operation.Unread("the file cannot be read");
            return List.of(new Change(unread.kind(), "", one.path(), 1, List.of(unread)));
        }
        digest.addLines(text.get());
        List<Change> changes = new ArrayList<>();
        for (Statement statement : sql.script(text.get())) {
            changes.add(new Change(
                    statement.operations().get(0).kind(),
                    statement.text(),
                    one.path(),
                    statement.line(),
                    statement.operations()));
        }
        return changes;
    }

    private List<String> remarks(Migration one, boolean hasUndo) {
        List<String> remarks = new ArrayList<>();
        String settings = contents.text(one.path() + ".conf").orElse("");
        boolean isAlone = settings.lines()
                .map(line -> line.replace(" ", ""))
                .anyMatch(line -> line.equalsIgnoreCase("executeInTransaction=false"));
        if (isAlone) {
            remarks.add("runs in no transaction: what is done before a failure stays");
        }
        if (hasUndo && one.name().kind() == Kind.VERSIONED) {
            remarks.add("has an undo migration, which is not read");
        }
        if (!one.name().isOwnForm()) {
            remarks.add("is named as Flyway itself names none: it is read as version "
                    + String.join(".", one.name().version()));
        }
        return remarks;
    }
}
