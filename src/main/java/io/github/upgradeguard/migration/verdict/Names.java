package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Name;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Names in sentences. */
final class Names {

    private Names() {}

    /** {@code A, B and C}; the order of a list is kept, a set is sorted. */
    static String list(Collection<Name> names) {
        List<Name> sorted = names instanceof List<Name> list
                ? list
                : names.stream().sorted().toList();
        if (sorted.size() < 2) {
            return sorted.stream().map(Name::text).collect(Collectors.joining());
        }
        int last = sorted.size() - 1;
        return sorted.subList(0, last).stream().map(Name::text).collect(Collectors.joining(", "))
                + " and "
                + sorted.get(last).text();
    }

    /** {@code TABLE.COLUMN}. */
    static String of(Name table, Name column) {
        return table.text() + "." + column.text();
    }

    /** {@code TABLE(A, B)}. */
    static String of(Name table, Collection<Name> columns) {
        return columns.stream().map(Name::text).collect(Collectors.joining(", ", table.text() + "(", ")"));
    }
}
