package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import java.util.Locale;

/**
 * What must hold before a change set is run.
 *
 * @param outcome what it comes to on the database at hand
 * @param onFail what Liquibase does if it does not hold
 */
record PreConditions(Outcome outcome, OnFail onFail) {

    /** None: they always hold. */
    static final PreConditions NONE = new PreConditions(Outcome.HOLDS, OnFail.HALT);

    enum Outcome {
        HOLDS,
        FAILS,
        /** Only a running database can tell. */
        OPEN;

        private Outcome not() {
            return switch (this) {
                case HOLDS -> FAILS;
                case FAILS -> HOLDS;
                case OPEN -> OPEN;
            };
        }

        private Outcome and(Outcome other) {
            if (this == FAILS || other == FAILS) {
                return FAILS;
            }
            return this == HOLDS ? other : this;
        }

        private Outcome or(Outcome other) {
            return not().and(other.not()).not();
        }
    }

    enum OnFail {
        HALT,
        WARN,
        CONTINUE,
        MARK_RAN;

        private static OnFail of(Node node) {
            String word = node.value("onFail").orElse("").toUpperCase(Locale.ROOT);
            return switch (word) {
                case "WARN" -> WARN;
                case "CONTINUE" -> CONTINUE;
                case "MARK_RAN" -> MARK_RAN;
                default -> HALT;
            };
        }
    }

    static PreConditions of(Node node, Dbms dbms) {
        return new PreConditions(all(node, dbms), OnFail.of(node));
    }

    /** Those among the children of a change set or a change log. */
    static PreConditions in(Node parent, Dbms dbms) {
        for (Node child : parent.children()) {
            if (isOne(child)) {
                return of(child, dbms);
            }
        }
        return NONE;
    }

    static boolean isOne(Node node) {
        return node.name().equalsIgnoreCase("preConditions");
    }

    private static Outcome all(Node node, Dbms dbms) {
        Outcome outcome = Outcome.HOLDS;
        for (Node child : node.children()) {
            outcome = outcome.and(one(child, dbms));
        }
        return outcome;
    }

    private static Outcome any(Node node, Dbms dbms) {
        Outcome outcome = Outcome.FAILS;
        for (Node child : node.children()) {
            outcome = outcome.or(one(child, dbms));
        }
        return outcome;
    }

    private static Outcome one(Node node, Dbms dbms) {
        return switch (node.name()) {
            case "and" -> all(node, dbms);
            case "or" -> any(node, dbms);
            case "not" -> none(node, dbms);
            case "dbms" ->
                node.attribute("type")
                        .map(list -> DbmsList.names(list, dbms) ? Outcome.HOLDS : Outcome.FAILS)
                        .orElse(Outcome.FAILS);
            // In YAML what is said of them stands among them.
            case "onFail", "onError", "onFailMessage", "onErrorMessage", "onSqlOutput", "onUpdateSQL" -> Outcome.HOLDS;
            default -> Outcome.OPEN;
        };
    }

    /** In a {@code not} each of several has to be false. */
    private static Outcome none(Node node, Dbms dbms) {
        return any(node, dbms).not();
    }

    /** Whether Liquibase leaves the change set out on the database at hand. */
    boolean leaveOut() {
        return outcome == Outcome.FAILS && (onFail == OnFail.MARK_RAN || onFail == OnFail.CONTINUE);
    }

    /** What a person should know of them; none if nothing. */
    List<String> remarks(Dbms dbms) {
        if (onFail != OnFail.HALT || outcome == Outcome.HOLDS) {
            return List.of();
        }
        return List.of(
                outcome == Outcome.FAILS
                        ? "stops the upgrade of " + dbms.key() + ": its precondition does not hold there"
                        : "may stop the upgrade: its precondition is for the database to decide");
    }
}
