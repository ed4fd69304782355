package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KnownAttributesTest {

    @Test
    void thereAreAsManyChangesAsLiquibaseHas() {
        assertEquals(new TreeSet<>(LiquibaseOracle.attributes().keySet()), new TreeSet<>(KnownAttributes.changes()));
        assertEquals(47, KnownAttributes.changes().size());
    }

    @Test
    void whatLiquibaseKnowsInAChangeIsKnown() {
        for (Map.Entry<String, Set<String>> change :
                LiquibaseOracle.attributes().entrySet()) {
            Set<String> unknown = new TreeSet<>(change.getValue());
            unknown.removeAll(KnownAttributes.of(change.getKey()));
            unknown.removeAll(Set.of("schemaName", "catalogName"));
            assertTrue(unknown.isEmpty(), change.getKey() + " lacks " + unknown);
        }
    }
}
