package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a migration of Flyway stands: a folder, the parts of its path that only name a database, or a version, set
 * aside.
 *
 * @param folder with {@code *} for the name of a database; migrations of one such folder are run one after the other
 * @param dbms the database that the folder is for; empty for all
 */
record FlywayLocation(String folder, Optional<Dbms> dbms) {

    /** The beginnings of packages of Java, in which the name of a database is the name of its maker. */
    private static final Set<String> DOMAINS = Set.of("com", "org", "net", "io");

    /** Folders beside those of databases that are for all of them. */
    private static final Set<String> FOR_ALL = Set.of("common", "all", "shared", "default", "base", "generic");

    /** The location of a file. */
    static FlywayLocation of(String path) {
        String[] parts = path.split("/");
        int end = parts.length - 1;
        while (end > 0 && isVersion(parts[end - 1])) {
            end--;
        }
        Optional<Dbms> dbms = Optional.empty();
        for (int at = 0; at < end; at++) {
            boolean isMaker = at == 1 && DOMAINS.contains(parts[0]);
            Optional<Dbms> named = isMaker ? Optional.empty() : Dbms.of(parts[at]);
            if (named.isPresent()) {
                dbms = named;
                parts[at] = "*";
            }
        }
        return new FlywayLocation(joined(Arrays.asList(parts).subList(0, end)), dbms);
    }

    private static boolean isVersion(String folder) {
        int at = folder.startsWith("v") || folder.startsWith("V") ? 1 : 0;
        return at < folder.length() && folder.charAt(at) >= '0' && folder.charAt(at) <= '9';
    }

    private static String joined(List<String> parts) {
        return String.join("/", parts);
    }

    /** The folder of those given whose migrations are run together with these. */
    String among(Set<String> folders) {
        String together = folder;
        String[] parts = folder.split("/");
        for (int at = 0; at < parts.length; at++) {
            if (FOR_ALL.contains(parts[at].toLowerCase(Locale.ROOT))) {
                String[] others = parts.clone();
                others[at] = "*";
                String beside = joined(Arrays.asList(others));
                together = folders.contains(beside) ? beside : together;
            }
        }
        // A folder is searched with all that is below it: the uppermost counts.
        for (int slash = together.indexOf('/'); slash >= 0; slash = together.indexOf('/', slash + 1)) {
            String above = together.substring(0, slash);
            if (folders.contains(above)) {
                return above;
            }
        }
        return folders.contains("") ? "" : together;
    }
}
