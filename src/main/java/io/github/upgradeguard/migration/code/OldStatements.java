package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The statements among many texts that a change of a table's columns and keys can break. */
final class OldStatements {

    /** Kept for one table; a file of a million rows to insert tells no more than its first ones. */
    private static final int MOST = 20;
    /** Characters of a statement that is told. */
    private static final int LONGEST = 200;

    /** What is known of no single table is kept for this one. */
    private static final Optional<Name> ANY_TABLE = Optional.empty();

    private final Map<Optional<Name>, Set<String>> positionalInserts = new HashMap<>();
    private final Map<Optional<Name>, Set<String>> selectsAll = new HashMap<>();
    private final Map<Optional<Name>, Set<List<Name>>> conflictTargets = new HashMap<>();
    private final Map<Optional<Name>, Set<Name>> conflictConstraints = new HashMap<>();
    private final Set<String> dynamic = new LinkedHashSet<>();

    /**
     * @param isPiece whether the text is a constant of code, which may begin and end in mid-statement
     * @param place where it stands
     */
    void add(String text, boolean isPiece, String place) {
        Tokens tokens = new Tokens(text);
        boolean goesOn = isPiece && endsWithBlank(text);
        for (boolean isFirst = true; tokens.hasMore(); isFirst = false) {
            List<Token> statement = tokens.statement();
            if (!statement.isEmpty()) {
                add(
                        new Clauses(new TokenLine(statement), isPiece && isFirst, goesOn && !tokens.hasMore()),
                        text,
                        place);
            }
        }
    }

    /** Nobody ends a text with a blank unless something follows. */
    private static boolean endsWithBlank(String text) {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private void add(Clauses clauses, String text, String place) {
        for (Clauses.Insert insert : clauses.positionalInserts()) {
            keep(positionalInserts, insert.table(), told(text, insert.begin()));
        }
        for (Clauses.Select select : clauses.selectsAll()) {
            String told = told(text, select.begin());
            select.tables().forEach(table -> keep(selectsAll, Optional.of(table), told));
        }
        for (Clauses.Conflict conflict : clauses.conflicts()) {
            if (conflict.constraint().isPresent()) {
                keep(
                        conflictConstraints,
                        conflict.table(),
                        conflict.constraint().get());
            } else {
                keep(conflictTargets, conflict.table(), conflict.columns());
            }
        }
        OptionalInt unknownTable = clauses.unknownTable();
        if (unknownTable.isPresent() && dynamic.size() < MOST) {
            dynamic.add("%s (%s)".formatted(told(text, unknownTable.getAsInt()), place));
        }
    }

    private static <T> void keep(Map<Optional<Name>, Set<T>> kept, Optional<Name> table, T what) {
        Set<T> ofTable = kept.computeIfAbsent(table, key -> new LinkedHashSet<>());
        if (ofTable.size() < MOST) {
            ofTable.add(what);
        }
    }

    private static String told(String text, int begin) {
        String near = text.substring(begin, Math.min(text.length(), begin + 4 * LONGEST));
        int end = IntStream.of(near.indexOf(';'), near.indexOf("</"))
                .filter(found -> found >= 0)
                .min()
                .orElse(near.length());
        return SqlText.inOneLine(near.substring(0, end), LONGEST);
    }

    List<String> positionalInserts(Name table) {
        return List.copyOf(positionalInserts.getOrDefault(Optional.of(table), Set.of()));
    }

    List<String> insertsIntoAnyTable() {
        return List.copyOf(positionalInserts.getOrDefault(ANY_TABLE, Set.of()));
    }

    List<String> selectsAll(Name table) {
        return List.copyOf(selectsAll.getOrDefault(Optional.of(table), Set.of()));
    }

    List<List<Name>> conflictTargets(Name table) {
        return both(conflictTargets, table);
    }

    List<Name> conflictConstraints(Name table) {
        return both(conflictConstraints, table);
    }

    /** What is said of the table, and of a table that is known at run time only and may be this one. */
    private static <T> List<T> both(Map<Optional<Name>, Set<T>> kept, Name table) {
        Set<T> both = new LinkedHashSet<>(kept.getOrDefault(Optional.of(table), Set.of()));
        both.addAll(kept.getOrDefault(ANY_TABLE, Set.of()));
        return new ArrayList<>(both);
    }

    List<String> dynamic() {
        return List.copyOf(dynamic);
    }
}
