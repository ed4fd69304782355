package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.Locale;
import java.util.Optional;

/** Liquibase's lists of databases: {@code postgresql, mysql}, {@code !oracle}, {@code all}, {@code none}. */
final class DbmsList {

    private DbmsList() {}

    /** Whether a list names a database; where there is no list, or none in it, it does. */
    static boolean names(Optional<String> list, Dbms dbms) {
        return list.isEmpty() || names(list.get(), dbms);
    }

    static boolean names(String list, Dbms dbms) {
        boolean isNamed = false;
        boolean namesAny = false;
        boolean isLeftOut = false;
        for (String part : list.toLowerCase(Locale.ROOT).split(",")) {
            String word = part.strip();
            switch (word) {
                case "all" -> {
                    return true;
                }
                case "none" -> isLeftOut = true;
                case "" -> {}
                default -> {
                    boolean isNegative = word.charAt(0) == '!';
                    isLeftOut |= isNegative && word.substring(1).strip().equals(dbms.key());
                    namesAny |= !isNegative;
                    isNamed |= word.equals(dbms.key());
                }
            }
        }
        return !isLeftOut && (isNamed || !namesAny);
    }
}
