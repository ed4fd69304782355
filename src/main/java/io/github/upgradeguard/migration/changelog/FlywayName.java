package io.github.upgradeguard.migration.changelog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the name of a migration's file says.
 *
 * @param version its numbers without leading zeros; empty for what has none
 * @param description what stands behind them
 * @param isOwnForm whether Flyway itself reads such a name: {@code V1_2__Name}, and not {@code V1-name}
 */
record FlywayName(Kind kind, List<String> version, String description, boolean isOwnForm)
        implements Comparable<FlywayName> {

    private static final Comparator<FlywayName> ORDER = Comparator.comparing(FlywayName::kind)
            .thenComparing(FlywayName::version, FlywayName::compareVersions)
            .thenComparing(FlywayName::description);

    /** What a migration is for, in the order in which they run. */
    enum Kind {
        BEFORE_ALL,
        /** Stands for all versions before its own in an empty database. */
        BASELINE,
        VERSIONED,
        UNDO,
        REPEATABLE,
        AFTER_ALL
    }

    FlywayName {
        version = List.copyOf(version);
    }

    /** The name of a file with SQL or of a class; empty if it is no migration. */
    static Optional<FlywayName> of(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql")) {
            return script(file.substring(0, file.length() - ".sql".length()));
        }
        if (lower.endsWith(".class") && file.indexOf('$') < 0) {
            // A class that is called so is a migration; of any other form of name a class may be anything.
            return script(file.substring(0, file.length() - ".class".length()))
                    .filter(name -> name.isOwnForm && (name.kind == Kind.VERSIONED || name.kind == Kind.REPEATABLE));
        }
        return Optional.empty();
    }

    private static Optional<FlywayName> script(String name) {
        Optional<FlywayName> callback = callback(name);
        if (callback.isPresent()) {
            return callback;
        }
        if (name.startsWith("R__")) {
            return Optional.of(new FlywayName(Kind.REPEATABLE, List.of(), name.substring(3), true));
        }
        return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
            case 'V', 'v' -> versioned(Kind.VERSIONED, name);
            case 'U' -> versioned(Kind.UNDO, name).filter(FlywayName::isOwnForm);
            case 'B' -> versioned(Kind.BASELINE, name).filter(FlywayName::isOwnForm);
            default -> Optional.empty();
        };
    }

    private static Optional<FlywayName> callback(String name) {
        int end = name.indexOf("__");
        return switch (end < 0 ? name : name.substring(0, end)) {
            case "beforeMigrate" -> Optional.of(new FlywayName(Kind.BEFORE_ALL, List.of(), name, true));
            case "afterMigrate" -> Optional.of(new FlywayName(Kind.AFTER_ALL, List.of(), name, true));
            default -> Optional.empty();
        };
    }

    private static Optional<FlywayName> versioned(Kind kind, String name) {
        List<String> version = new ArrayList<>();
        int at = 1;
        int end = digits(name, at);
        while (end > at) {
            version.add(withoutZeros(name.substring(at, end)));
            at = end;
            boolean goesOn = at + 1 < name.length() && "._".indexOf(name.charAt(at)) >= 0;
            int next = goesOn ? digits(name, at + 1) : at;
            end = next > at + 1 ? next : at;
            at = end > at ? at + 1 : at;
        }
        if (version.isEmpty() || at >= name.length() || "-_".indexOf(name.charAt(at)) < 0) {
            return Optional.empty();
        }
        boolean isOwnForm = name.charAt(0) != 'v' && name.startsWith("__", at);
        return Optional.of(new FlywayName(kind, version, name.substring(at), isOwnForm));
    }

    private static int digits(String name, int start) {
        int at = start;
        while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    static int compareVersions(List<String> left, List<String> right) {
        for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
            String one = at < left.size() ? left.get(at) : "0";
            String other = at < right.size() ? right.get(at) : "0";
            int order = one.length() != other.length()
                    ? Integer.compare(one.length(), other.length())
                    : one.compareTo(other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public int compareTo(FlywayName other) {
        return ORDER.compare(this, other);
    }
}
