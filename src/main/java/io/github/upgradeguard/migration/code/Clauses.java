package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.Token.Kind;
import io.github.upgradeguard.migration.code.TokenLine.Reference;
import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The clauses of a statement, or of half of one, that name tables.
 *
 * @param isTail whether something that nobody sees may stand before the first token
 * @param isHead whether something that nobody sees may stand behind the last token
 */
record Clauses(TokenLine line, boolean isTail, boolean isHead) {

    private static final Set<String> WRITES_ROWS = Set.of("insert", "replace", "merge", "upsert");
    private static final Set<String> CHANGES_TABLES = Set.of("create", "alter", "drop", "truncate");
    private static final Set<String> GIVES_ROWS = Set.of("values", "value", "select");
    private static final Set<String> ASKS_FOR_TABLE = Set.of("from", "into", "join");
    private static final Set<String> OPENS_QUERY = Set.of("union", "all", "as");
    /** Tables of one query, columns of one key. */
    private static final int MOST_NAMES = 64;
    /** Between {@code INSERT} and {@code INTO}, as in {@code INSERT OR REPLACE INTO}. */
    private static final int MOST_BETWEEN = 3;

    /** @param table empty if it is known at run time only */
    record Insert(Optional<Name> table, int begin) {}

    record Select(List<Name> tables, int begin) {}

    /**
     * What {@code ON CONFLICT} needs to be unique.
     *
     * @param columns empty if a constraint is named instead, or if they are known at run time only
     */
    record Conflict(Optional<Name> table, List<Name> columns, Optional<Name> constraint) {}

    /** Inserts that list no columns. */
    List<Insert> positionalInserts() {
        List<Insert> inserts = new ArrayList<>();
        Optional<Reference> table = Optional.empty();
        int begin = 0;
        for (int at = 0; at < line.size(); at++) {
            int verb = verbOf(at, "into", WRITES_ROWS);
            if (verb >= 0) {
                table = line.reference(at + 1);
                begin = line.begin(verb);
            }
            boolean isPositional = verb >= 0
                    ? table.filter(name -> givesRows(name.end())).isPresent()
                    : line.is(at, "insert") && line.is(at + 1, "values") && table.isPresent();
            if (isPositional) {
                inserts.add(new Insert(table.flatMap(Reference::name), begin));
            }
        }
        return inserts;
    }

    private boolean givesRows(int behindTable) {
        int at = line.is(behindTable, "as") ? behindTable + 2 : behindTable;
        if (line.is(at, "key") && line.isSign(at + 1, '(')) {
            at = line.behindParentheses(at + 1);
        }
        return line.isSign(at, '(') ? line.is(at + 1, "select") : line.isAnyOf(at, GIVES_ROWS);
    }

    /** Queries for all columns there are, but for those that only ask whether there is a row. */
    List<Select> selectsAll() {
        List<Select> selects = new ArrayList<>();
        if (isTail && line.isSign(0, '*')) {
            selectAll(-1).ifPresent(selects::add);
        }
        for (int at = 0; at < line.size(); at++) {
            if (line.is(at, "select") && !line.is(at - 2, "exists")) {
                selectAll(at).ifPresent(selects::add);
            }
        }
        return selects;
    }

    private Optional<Select> selectAll(int select) {
        List<String> qualifiers = new ArrayList<>();
        boolean all = false;
        int depth = 0;
        int at = select + 1;
        for (; at < line.size() && depth >= 0 && !(depth == 0 && line.is(at, "from")); at++) {
            depth += line.deeper(at);
            if (depth == 0 && line.is(at, "select")) {
                return Optional.empty();
            }
            if (depth == 0 && line.isSign(at, '*') && (line.isSign(at + 1, ',') || line.is(at + 1, "from"))) {
                if (line.isSign(at - 1, '.') && line.isIdentifier(at - 2)) {
                    qualifiers.add(line.text(at - 2));
                } else {
                    all |= at == 0 || line.isSign(at - 1, ',') || line.isOf(at - 1, Kind.WORD);
                }
            }
        }
        List<Name> tables = all || !qualifiers.isEmpty() ? tables(at, all, qualifiers) : List.of();
        return tables.isEmpty() ? Optional.empty() : Optional.of(new Select(tables, line.begin(Math.max(select, 0))));
    }

    /** The tables behind a {@code FROM}: all, or those of which a qualifier is the name or the alias. */
    private List<Name> tables(int from, boolean all, List<String> qualifiers) {
        List<Name> tables = new ArrayList<>();
        int at = from;
        while ((line.is(at, "from") || line.is(at, "join") || line.isSign(at, ','))
                && !line.is(at + 1, "select")
                && tables.size() < MOST_NAMES) {
            Optional<Reference> table = line.reference(at + 1);
            Optional<Name> name = table.flatMap(Reference::name);
            int end = table.map(Reference::end).orElse(at + 1);
            int alias = line.is(end, "as") ? end + 1 : end;
            if (name.isPresent()
                    && (all
                            || isAnyOf(name.get().text(), qualifiers)
                            || (line.isIdentifier(alias) && isAnyOf(line.text(alias), qualifiers)))) {
                tables.add(name.get());
            }
            at = nextTable(end);
        }
        return tables;
    }

    private static boolean isAnyOf(String name, List<String> names) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** What comes first of a comma, a {@code JOIN} and the end of the clause. */
    private int nextTable(int begin) {
        int depth = 0;
        int at = begin;
        for (; at < line.size() && depth >= 0; at++) {
            if (depth == 0
                    && (line.isSign(at, ',')
                            || line.is(at, "join")
                            || line.is(at, "where")
                            || line.is(at, "order")
                            || line.is(at, "group")
                            || line.is(at, "select"))) {
                return at;
            }
            depth += line.deeper(at);
        }
        return line.size();
    }

    List<Conflict> conflicts() {
        List<Conflict> conflicts = new ArrayList<>();
        Optional<Name> table = Optional.empty();
        for (int at = 0; at < line.size(); at++) {
            if (verbOf(at, "into", WRITES_ROWS) >= 0) {
                table = line.reference(at + 1).flatMap(Reference::name);
            }
            if (!line.is(at, "on") || !line.is(at + 1, "conflict")) {
                continue;
            }
            boolean isUnseen = isHead && at + 2 == line.size();
            if (line.isSign(at + 2, '(') || line.isOf(at + 2, Kind.GAP) || isUnseen) {
                conflicts.add(new Conflict(table, columns(at + 2), Optional.empty()));
            } else if (line.is(at + 2, "on") && line.is(at + 3, "constraint")) {
                Optional<Name> constraint = line.reference(at + 4).flatMap(Reference::name);
                conflicts.add(new Conflict(table, List.of(), constraint));
            }
        }
        return conflicts;
    }

    /** The columns between parentheses; empty if one of them is known at run time only. */
    private List<Name> columns(int open) {
        List<Name> columns = new ArrayList<>();
        int close = line.behindParentheses(open) - 1;
        boolean isFirst = true;
        for (int at = open + 1; at < close && columns.size() < MOST_NAMES; at++) {
            if (line.isOf(at, Kind.GAP)) {
                return List.of();
            }
            if (isFirst && line.isIdentifier(at) && !line.isSign(at + 1, '(')) {
                columns.add(Name.of(line.text(at)));
                isFirst = false;
            }
            isFirst |= line.isSign(at, ',') || line.isSign(at, '(');
        }
        return line.isSign(close, ')') ? columns : List.of();
    }

    /** Where a statement starts that names its table at run time only; empty if none does. */
    OptionalInt unknownTable() {
        int reads = -1;
        for (int at = 0; at < line.size(); at++) {
            reads = isFirst(at) && opensQuery(at) ? at : reads;
            int verb = verbOfTable(at, reads);
            boolean isLast = isHead && at == line.size() - 1;
            if (isLast && asksAlone(at)) {
                return OptionalInt.of(line.begin(at));
            }
            if (verb >= 0 && (isLast || isUnknown(at + 1))) {
                return OptionalInt.of(line.begin(verb));
            }
        }
        return OptionalInt.empty();
    }

    private boolean isFirst(int at) {
        return at == 0 || line.isOf(at - 1, Kind.SIGN) || line.isAnyOf(at - 1, OPENS_QUERY);
    }

    private boolean opensQuery(int at) {
        return line.is(at, "select") || (line.is(at, "delete") && (line.is(at + 1, "from") || line.is(at + 2, "from")));
    }

    private boolean isUnknown(int at) {
        return line.reference(at).filter(table -> table.name().isEmpty()).isPresent();
    }

    /** The verb of a word that a table follows; -1 without: the word is then as good in a sentence. */
    private int verbOfTable(int at, int reads) {
        if (line.is(at, "from") || line.is(at, "join")) {
            return reads;
        }
        if (line.is(at, "update")) {
            return updates(at) ? at : -1;
        }
        return Math.max(verbOf(at, "into", WRITES_ROWS), verbOf(at, "table", CHANGES_TABLES));
    }

    private boolean updates(int update) {
        return line.reference(update + 1)
                .map(Reference::end)
                .filter(end -> line.is(end, "set") || line.is(end + 1, "set") || line.is(end + 2, "set"))
                .isPresent();
    }

    /** Whether the last word of a piece asks for a table though the piece has no verb. */
    private boolean asksAlone(int at) {
        return line.isCapital(at) && (line.isAnyOf(at, ASKS_FOR_TABLE) || (at == 0 && line.is(at, "update")));
    }

    /** The index of the verb before a keyword; -1 if it is not the keyword, or has no such verb. */
    private int verbOf(int at, String keyword, Set<String> verbs) {
        if (line.is(at, keyword)) {
            if (at == 0 && isTail && verbs.equals(WRITES_ROWS)) {
                return 0;
            }
            for (int verb = at - 1; verb >= 0 && verb >= at - 1 - MOST_BETWEEN; verb--) {
                if (line.isAnyOf(verb, verbs)) {
                    return verb;
                }
            }
        }
        return -1;
    }
}
