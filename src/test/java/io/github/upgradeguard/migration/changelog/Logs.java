package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of a release that are in a test's own text. */
record Logs(Map<String, byte[]> files) implements Contents {

    /** Paths and texts, one after the other. */
    static Logs of(String... pathsAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int at = 0; at < pathsAndTexts.length; at += 2) {
            files.put(pathsAndTexts[at], pathsAndTexts[at + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new Logs(files);
    }

    /** One change log with these elements in it. */
    static Logs xml(String elements) {
        return of("log.xml", "<databaseChangeLog>" + elements + "</databaseChangeLog>");
    }

    /** One change set with these elements in it. */
    static Logs set(String elements) {
        return xml("<changeSet id='1' author='a'>" + elements + "</changeSet>");
    }

    List<ChangeLog> read(Dbms dbms) {
        return new ChangeLogReader(dbms, List.of()).read(this);
    }

    /** The one change log. */
    ChangeLog log(Dbms dbms) {
        List<ChangeLog> logs = read(dbms);
        if (logs.size() != 1) {
            throw new AssertionError(logs.size() + " change logs: " + logs);
        }
        return logs.get(0);
    }

    ChangeLog log() {
        return log(Dbms.POSTGRESQL);
    }

    /** The one change set of the one change log. */
    ChangeSet changeSet(Dbms dbms) {
        List<ChangeSet> sets = log(dbms).changeSets();
        if (sets.size() != 1) {
            throw new AssertionError(sets.size() + " change sets: " + sets);
        }
        return sets.get(0);
    }

    ChangeSet changeSet() {
        return changeSet(Dbms.POSTGRESQL);
    }

    /** What the one change set does. */
    List<Operation> operations(Dbms dbms) {
        List<Operation> operations = new ArrayList<>();
        changeSet(dbms).changes().forEach(change -> operations.addAll(change.operations()));
        return operations;
    }

    List<Operation> operations() {
        return operations(Dbms.POSTGRESQL);
    }

    /** The keys of all change sets that are not skipped, as text. */
    static List<String> keys(ChangeLog log) {
        return log.changeSets().stream()
                .filter(set -> !set.isSkipped())
                .map(set -> set.key().toString())
                .toList();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<byte[]> head(String path, int most) {
        return Optional.ofNullable(files.get(path)).map(all -> Arrays.copyOf(all, Math.min(most, all.length)));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
