package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.changelog.ChangeSet.Repeats;
import io.github.upgradeguard.migration.schema.Dbms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the change sets of Liquibase. */
final class ChangeSets {

    private static final int LONGEST_WORD = 1000;

    private final Dbms dbms;
    private final Changes changes;

    ChangeSets(Dbms dbms, Changes changes) {
        this.dbms = dbms;
        this.changes = changes;
    }

    /** What a change set is recorded by. */
    static ChangeSet.Key key(Node set, String path) {
        return new ChangeSet.Key(
                printable(path),
                printable(set.attribute("id").orElse("")),
                printable(set.attribute("author").orElse("")));
    }

    /** A word that can be shown: without control characters, and of a length that somebody may have meant. */
    private static String printable(String word) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < word.length() && at < LONGEST_WORD; at++) {
            char c = word.charAt(at);
            out.append(Character.isISOControl(c) ? ' ' : c);
        }
        return word.length() > LONGEST_WORD
                ? out.append('…').append(word.hashCode()).toString()
                : out.toString();
    }

    /**
     * Reads a change set.
     *
     * @param set with its properties in place
     */
    ChangeSet read(Node set, ChangeSet.Key key, LogFile from, Frame frame) {
        List<Change> read = new ArrayList<>();
        Digest digest = new Digest();
        Set<String> checkSums = new LinkedHashSet<>();
        for (Node child : steps(set)) {
            switch (child.name()) {
                case "rollback", "comment", "preConditions", "preconditions" -> {}
                case "modifySql" -> digest.add(child);
                case "validCheckSum", "validCheckSums" -> addCheckSums(child, checkSums);
                default -> {
                    if (changes.isFor(child)) {
                        changes.digest(child, from, frame.parameters(), digest);
                        read.addAll(changes.read(child, from, frame.parameters()));
                    }
                }
            }
        }
        set.attribute("validCheckSum").ifPresent(checkSums::add);
        PreConditions conditions = PreConditions.in(set, dbms);
        boolean isSkipped = frame.isNever()
                || set.isTrue("ignore")
                || !DbmsList.names(set.attribute("dbms"), dbms)
                || conditions.leaveOut();
        return new ChangeSet(
                key,
                from.file(),
                set.line(),
                ModifySql.applied(set, read, dbms),
                repeats(set),
                isSkipped,
                digest.hex(),
                checkSums,
                remarks(set, conditions, frame));
    }

    private static List<Node> steps(Node set) {
        List<Node> steps = new ArrayList<>();
        for (Node child : set.children()) {
            if (child.name().equals("changes")) {
                steps.addAll(child.children());
            } else {
                steps.add(child);
            }
        }
        return steps;
    }

    private static void addCheckSums(Node node, Set<String> checkSums) {
        if (!node.text().isBlank()) {
            String sum = node.text().strip();
            checkSums.add(sum.equalsIgnoreCase("any") || sum.endsWith(":any") || sum.endsWith(":ANY") ? "ANY" : sum);
        }
        node.children().forEach(child -> addCheckSums(child, checkSums));
    }

    private static Repeats repeats(Node set) {
        if (set.isTrue("runAlways") || set.isTrue("alwaysRun")) {
            return Repeats.ALWAYS;
        }
        return set.isTrue("runOnChange") ? Repeats.ON_CHANGE : Repeats.NEVER;
    }

    private List<String> remarks(Node set, PreConditions conditions, Frame frame) {
        List<String> remarks = new ArrayList<>(frame.remarks());
        addFilters(set, remarks);
        remarks.addAll(conditions.remarks(dbms));
        if (set.isFalse("failOnError")) {
            remarks.add("may fail and is then passed over: its outcome is not known");
        }
        if (set.isFalse("runInTransaction")) {
            remarks.add("runs in no transaction: what is done before a failure stays");
        }
        if (steps(set).stream().anyMatch(step -> step.name().equals("stop"))) {
            remarks.add("stops the upgrade by itself");
        }
        return remarks;
    }

    /** Under which contexts and labels something is run, if it is not always. */
    static void addFilters(Node node, List<String> remarks) {
        Optional<String> contexts = node.attribute("contextFilter")
                .or(() -> node.attribute("context"))
                .or(() -> node.attribute("contexts"));
        contexts.ifPresent(context ->
                remarks.add("runs only in the context '" + printable(context) + "', which is taken for given"));
        node.attribute("labels")
                .ifPresent(labels ->
                        remarks.add("runs only for the labels '" + printable(labels) + "', which are taken for given"));
    }
}
