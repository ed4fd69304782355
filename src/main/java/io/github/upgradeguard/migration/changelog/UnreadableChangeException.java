package io.github.upgradeguard.migration.changelog;

/** A change that lacks what it needs. The message says what, a sentence without its end. */
final class UnreadableChangeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableChangeException(String message) {
        super(message, null, false, false);
    }

    /** What an attribute of a change says, which Liquibase does not do without. */
    static String required(Node change, String attribute) {
        return change.value(attribute)
                .orElseThrow(() -> new UnreadableChangeException(
                        "'%s' of %s is missing, so what it changes is not known".formatted(attribute, change.name())));
    }
}
