package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A run of tokens, and how far it has been read. */
final class Tokens {

    private static final int LONGEST_EXCERPT = 80;

    private final List<Token> all;
    private final int end;
    private int at;

    Tokens(List<Token> all) {
        this(all, 0, all.size());
    }

    private Tokens(List<Token> all, int begin, int end) {
        this.all = all;
        this.at = begin;
        this.end = end;
    }

    boolean atEnd() {
        return at >= end;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return token(at + ahead);
    }

    /** The token before the next one. */
    Token previous() {
        return token(at - 1);
    }

    Token token(int place) {
        return place >= 0 && place < end ? all.get(place) : Token.NONE;
    }

    int place() {
        return at;
    }

    int end() {
        return end;
    }

    void goTo(int place) {
        at = Math.min(place, end);
    }

    void toEnd() {
        at = end;
    }

    Token next() {
        Token next = peek();
        at = Math.min(at + 1, end);
        return next;
    }

    /** The tokens from a place up to where this is now. */
    Tokens since(int begin) {
        return new Tokens(all, begin, at);
    }

    Tokens range(int begin, int after) {
        return new Tokens(all, begin, Math.min(after, end));
    }

    /** What is not read yet, as a list. */
    List<Token> list() {
        return all.subList(at, end);
    }

    /** What is not read yet. */
    Tokens rest() {
        return new Tokens(all, at, end);
    }

    boolean at(String... keys) {
        for (int i = 0; i < keys.length; i++) {
            if (!peek(i).is(keys[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether these follow one another anywhere in what is not read yet. */
    boolean has(String... keys) {
        for (Tokens ahead = rest(); !ahead.atEnd(); ahead.next()) {
            if (ahead.at(keys)) {
                return true;
            }
        }
        return false;
    }

    boolean atAny(Set<String> keys) {
        return !atEnd() && keys.contains(peek().key());
    }

    boolean take(String... keys) {
        boolean isThere = at(keys);
        if (isThere) {
            at += keys.length;
        }
        return isThere;
    }

    boolean takeAny(String... keys) {
        for (String key : keys) {
            if (take(key)) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next of these that is in no parentheses, or to the end. */
    void skipTo(String... keys) {
        Set<String> wanted = Set.of(keys);
        while (!atEnd() && !atAny(wanted)) {
            skip();
        }
    }

    void takeAll(Set<String> keys) {
        while (atAny(keys)) {
            at++;
        }
    }

    void expect(String... keys) {
        if (!take(keys)) {
            throw new NotRecognised(this);
        }
    }

    /** Reads a name, with or without the names of what it is in. */
    Name name() {
        if (!peek().isName()) {
            throw new NotRecognised(this);
        }
        Token last = next();
        while ((at(".") || at("..")) && peek(1).isName()) {
            at++;
            last = next();
        }
        return Name.of(last.text());
    }

    /** Goes over a pair of parentheses and returns what is between them. */
    Tokens parentheses() {
        expect("(");
        int begin = at;
        at--;
        skip();
        boolean isClosed = at > begin && token(at - 1).is(")");
        return new Tokens(all, begin, isClosed ? at - 1 : at);
    }

    /** Goes over one token, or over a pair of parentheses and all between them. */
    void skip() {
        int depth = 0;
        do {
            Token next = next();
            if (next.is("(")) {
                depth++;
            } else if (next.is(")")) {
                depth--;
            }
        } while (depth > 0 && !atEnd());
    }

    /** Goes to the next comma that is in no parentheses. */
    void skipToComma() {
        while (!atEnd() && !at(",")) {
            skip();
        }
    }

    /** The parts between commas that are in no parentheses. */
    List<Tokens> parts() {
        List<Tokens> parts = new ArrayList<>();
        while (!atEnd()) {
            int begin = at;
            skipToComma();
            parts.add(since(begin));
            next();
        }
        return parts;
    }

    /** What is not read yet, without comments and with every blank made one. */
    String text() {
        return text(Integer.MAX_VALUE);
    }

    /** The beginning of what is not read yet, for a message. */
    String excerpt() {
        String text = text(LONGEST_EXCERPT);
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < end && text.length() <= length; i++) {
            Token token = all.get(i);
            if (i > at && all.get(i - 1).end() < token.begin()) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }
}
