package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.Token.Kind;
import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tokens of what may be a statement, or half of one; behind the last there is nothing, and asking is no error. */
record TokenLine(List<Token> tokens) {

    /**
     * The name of a table or a constraint as a statement has it.
     *
     * @param name without its qualifier; empty if it is known at run time only
     * @param end the index of the token behind it
     */
    record Reference(Optional<Name> name, int end) {}

    int size() {
        return tokens.size();
    }

    boolean is(int at, String keyword) {
        return has(at) && tokens.get(at).is(keyword);
    }

    boolean isSign(int at, char sign) {
        return has(at) && tokens.get(at).isSign(sign);
    }

    boolean isAnyOf(int at, Set<String> keywords) {
        return isOf(at, Kind.WORD) && keywords.contains(tokens.get(at).text().toLowerCase(Locale.ROOT));
    }

    boolean isOf(int at, Kind kind) {
        return has(at) && tokens.get(at).kind() == kind;
    }

    boolean isIdentifier(int at) {
        return has(at) && tokens.get(at).isIdentifier();
    }

    boolean isCapital(int at) {
        return has(at) && tokens.get(at).isCapital();
    }

    private boolean has(int at) {
        return at >= 0 && at < tokens.size();
    }

    String text(int at) {
        return tokens.get(at).text();
    }

    /** Where a token starts in the text. */
    int begin(int at) {
        return tokens.get(at).begin();
    }

    private boolean isGlued(int at) {
        return !has(at) || tokens.get(at).isGlued();
    }

    /** How much deeper in parentheses it is behind a token than before it. */
    int deeper(int at) {
        return isSign(at, '(') ? 1 : isSign(at, ')') ? -1 : 0;
    }

    /** The index behind the closing one; the end if it is never closed. */
    int behindParentheses(int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += deeper(at);
            if (depth == 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    /** The name that starts at a token; empty if none does. */
    Optional<Reference> reference(int begin) {
        int first = is(begin, "only") ? begin + 1 : begin;
        Optional<Name> name = Optional.empty();
        int at = first;
        for (; has(at) && (at == first || tokens.get(at).isGlued()); at++) {
            Token token = tokens.get(at);
            if (token.isIdentifier()) {
                name = Optional.of(Name.of(token.text()));
            } else if (token.kind() == Kind.GAP || (token.isSign('.') && at > first && isGlued(at + 1))) {
                name = Optional.empty();
            } else {
                break;
            }
        }
        return at == first ? Optional.empty() : Optional.of(new Reference(name, at));
    }
}
