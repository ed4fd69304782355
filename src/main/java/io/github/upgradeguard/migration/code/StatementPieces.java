package io.github.upgradeguard.migration.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds what looks like a statement that changes a database, or like a piece of one, among the strings of a class. */
final class StatementPieces {

    /** Characters of a statement that is told. */
    private static final int LONGEST = 4000;

    private static final Set<String> OBJECTS = Set.of(
            "table",
            "index",
            "unique",
            "view",
            "materialized",
            "sequence",
            "trigger",
            "function",
            "procedure",
            "type",
            "column",
            "constraint",
            "schema",
            "or",
            "temporary",
            "global",
            "if",
            "database",
            "extension",
            "user",
            "role",
            "package",
            "domain",
            "synonym");

    /** The word that follows a verb in a statement, and seldom does in a sentence; none if any word may. */
    private static final Map<String, Set<String>> VERBS = Map.of(
            "insert", Set.of("into", "ignore", "or", "overwrite"),
            "delete", Set.of("from"),
            "merge", Set.of("into"),
            "replace", Set.of("into"),
            "alter", OBJECTS,
            "drop", OBJECTS,
            "create", OBJECTS,
            "truncate", Set.of("table"),
            "update", Set.of());

    private static final Set<String> GOES_ON = Set.of("set", "from", "where", "values", "into");

    private StatementPieces() {}

    static List<String> of(List<String> strings) {
        List<String> pieces = new ArrayList<>();
        boolean anyVerb = strings.stream().anyMatch(StatementPieces::isStatement);
        for (String string : strings) {
            if (isStatement(string) || (anyVerb && goesOn(string))) {
                pieces.add(SqlText.inOneLine(string, LONGEST));
            }
        }
        return pieces;
    }

    private static boolean isStatement(String string) {
        Tokens tokens = new Tokens(string);
        while (tokens.hasMore()) {
            if (startsAsStatement(tokens.statement())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAsStatement(List<Token> tokens) {
        if (tokens.isEmpty() || tokens.get(0).kind() != Token.Kind.WORD) {
            return false;
        }
        Token verb = tokens.get(0);
        if (verb.is("with")) {
            return tokens.stream().anyMatch(token -> VERBS.containsKey(lower(token)));
        }
        Set<String> followers = VERBS.get(lower(verb));
        if (followers == null) {
            return false;
        }
        boolean hasFollower = tokens.size() > 1 && followers.contains(lower(tokens.get(1)));
        boolean sets = verb.is("update") && tokens.stream().anyMatch(token -> token.is("set"));
        return hasFollower || sets || verb.isCapital();
    }

    private static boolean goesOn(String string) {
        List<Token> tokens = new Tokens(string).statement();
        return !tokens.isEmpty() && tokens.get(0).isCapital() && GOES_ON.contains(lower(tokens.get(0)));
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }
}
