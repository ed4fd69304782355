package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.ChangeLog;
import io.github.upgradeguard.migration.changelog.ChangeLogReader;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.changelog.Gap;
import io.github.upgradeguard.migration.changelog.ParsedContents;
import io.github.upgradeguard.migration.changelog.VendorWord;
import io.github.upgradeguard.migration.code.OldCode;
import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The artifacts of one of two releases, and the change logs in them. */
final class ReleaseArtifacts {

    private static final String SCRIPT = ".sql";

    private final Side side;
    private final List<ParsedContents> parsed;
    private final Set<String> logFiles = new HashSet<>();
    private final Set<Integer> withChangeLog = new HashSet<>();
    private final Set<Dbms> withoutChangeSet = EnumSet.noneOf(Dbms.class);

    ReleaseArtifacts(Side side) {
        this.side = side;
        this.parsed = side.artifacts().stream().map(ParsedContents::new).toList();
    }

    /**
     * All that the release runs against an empty database.
     *
     * @throws IOException if an artifact cannot be read
     */
    History history(Dbms dbms, List<String> roots) throws IOException {
        Map<SetId, ChangeSet> sets = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        Set<ChangeLog.Format> formats = EnumSet.noneOf(ChangeLog.Format.class);
        ChangeLogReader reader = new ChangeLogReader(dbms, roots);
        for (int artifact = 0; artifact < parsed.size(); artifact++) {
            for (ChangeLog log : reader.read(parsed.get(artifact))) {
                withChangeLog.add(artifact);
                formats.add(log.format());
                gaps.addAll(log.gaps());
                for (ChangeSet changeSet : log.changeSets()) {
                    sets.putIfAbsent(new SetId(artifact, changeSet.key()), changeSet);
                    logFiles.add(changeSet.file());
                    changeSet.changes().forEach(change -> logFiles.add(change.file()));
                }
            }
        }
        if (sets.isEmpty()) {
            withoutChangeSet.add(dbms);
        }
        return new History(sets, gaps, formats);
    }

    /**
     * Refuses to go on where nothing was looked at.
     *
     * @throws NoChangeLogException if none of the artifacts held a change log
     */
    void refuseWithoutChangeLog() throws NoChangeLogException {
        if (withChangeLog.isEmpty()) {
            throw new NoChangeLogException(
                    "no change log of Liquibase or Flyway is in %s (%s); name the artifact that holds it, or the change log itself with changeLogs"
                            .formatted(
                                    side.release(),
                                    String.join(
                                            ", ",
                                            side.artifacts().stream()
                                                    .map(Contents::name)
                                                    .toList())));
        }
    }

    /** What was looked at and held nothing, each a sentence without its end; to be asked when all has been read. */
    List<String> silent() {
        List<String> silent = new ArrayList<>();
        for (int artifact = 0; artifact < parsed.size(); artifact++) {
            if (!withChangeLog.contains(artifact)) {
                silent.add("%s holds no change log"
                        .formatted(side.artifacts().get(artifact).name()));
            }
        }
        if (!withoutChangeSet.isEmpty()) {
            silent.add("%s has no change set for %s"
                    .formatted(
                            side.release(),
                            withoutChangeSet.stream().map(Dbms::key).collect(Collectors.joining(", "))));
        }
        return silent;
    }

    /**
     * The files that belong to change logs, as far as {@linkplain #history read}, and the scripts beside them, which are
     * those of other databases: what they name was so once.
     */
    private Set<String> logFiles() {
        Set<String> folders = logFiles.stream()
                .filter(file -> file.endsWith(SCRIPT))
                .map(ReleaseArtifacts::folderOfAllDatabases)
                .filter(folder -> !folder.isEmpty())
                .collect(Collectors.toSet());
        Set<String> files = new HashSet<>(logFiles);
        files.addAll(VendorWord.FILES);
        for (Contents contents : side.artifacts()) {
            contents.paths().stream()
                    .filter(path -> path.endsWith(SCRIPT))
                    .filter(path -> folders.stream().anyMatch(path::startsWith))
                    .forEach(files::add);
        }
        return files;
    }

    /** {@code db/migration/} for {@code db/migration/mysql/V1__a.sql}. */
    private static String folderOfAllDatabases(String file) {
        int end = file.lastIndexOf('/') + 1;
        while (end > 0) {
            int start = file.lastIndexOf('/', end - 2) + 1;
            if (Dbms.of(file.substring(start, end - 1)).isEmpty()) {
                break;
            }
            end = start;
        }
        return file.substring(0, end);
    }

    /** What its classes say of the database, as far as it is not said by the change logs that are {@linkplain #history read}. */
    OldCode code() {
        return OldCode.read(side.artifacts(), logFiles());
    }
}
