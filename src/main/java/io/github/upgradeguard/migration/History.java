package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.Change;
import io.github.upgradeguard.migration.changelog.ChangeLog;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.changelog.Gap;
import io.github.upgradeguard.migration.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a release runs against an empty database of one kind.
 *
 * @param changeSets in the order in which they run; one that two change logs share stands where it runs first
 * @param gaps what could not be read
 * @param formats who runs them
 */
record History(Map<SetId, ChangeSet> changeSets, List<Gap> gaps, Set<ChangeLog.Format> formats) {

    History {
        changeSets = Collections.unmodifiableMap(new LinkedHashMap<>(changeSets));
        gaps = List.copyOf(gaps);
        formats = Set.copyOf(formats);
    }

    /** The schema that comes of it. */
    Schema schema() {
        Schema schema = Schema.empty();
        for (ChangeSet changeSet : changeSets.values()) {
            if (!changeSet.isSkipped()) {
                for (Change change : changeSet.changes()) {
                    change.operations().forEach(schema::apply);
                }
            }
        }
        return schema;
    }
}
