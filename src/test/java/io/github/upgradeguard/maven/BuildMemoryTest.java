package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.Declaration;
import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.Unreviewed;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;

class BuildMemoryTest {

    private final BuildMemory build = new BuildMemory(new DefaultSessionData());

    @Test
    void theSameIsDoneOnceAndItsOutcomeIsKnownToAll() {
        BuildMemory.Deed first = build.deed(List.of("a"), "one");
        assertTrue(first.isFirst());
        BuildMemory.Deed second = build.deed(new ArrayList<>(List.of("a")), "two");
        assertFalse(second.isFirst());
        first.endsWell();
        first.ends();
        assertEquals(new BuildMemory.Outcome("one", true), second.outcome().join());
        assertTrue(build.deed(List.of("b"), "two").isFirst());
    }

    @Test
    void whatDoesNotEndWellIsRememberedAsThat() {
        BuildMemory.Deed first = build.deed("a", "one");
        BuildMemory.Deed second = build.deed("a", "two");
        CompletableFuture<BuildMemory.Outcome> waiting = CompletableFuture.supplyAsync(second.outcome()::join);
        first.ends();
        assertEquals(new BuildMemory.Outcome("one", false), waiting.join());
    }

    /** A field that nobody thought of is one here, too: each component of a request is changed in turn. */
    @Test
    void aRequestThatDiffersInAnythingIsAnother() throws ReflectiveOperationException {
        Map<String, Object> one = values("1.0.0", 1, "releases-one");
        Map<String, Object> other = values("1.1.0", 2, "releases-two");
        UpgradeRequest request = request(one);
        assertTrue(build.deed(List.of(request), "one").isFirst());
        assertFalse(build.deed(List.of(request(values("1.0.0", 1, "releases-one"))), "two")
                .isFirst());
        for (RecordComponent component : UpgradeRequest.class.getRecordComponents()) {
            Map<String, Object> changed = new HashMap<>(one);
            changed.put(component.getName(), other.get(component.getName()));
            assertTrue(
                    build.deed(List.of(request(changed)), "three").isFirst(),
                    component.getName() + " tells no request from another");
        }
    }

    private static Map<String, Object> values(String version, int number, String text) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", text);
        values.put("product", text);
        values.put("current", DeclaredVersion.of(version));
        values.put("target", new DeclaredVersion("2.0.0", Optional.of(new Declaration("pom.xml", number))));
        values.put("rollout", Optional.of(number == 1 ? Rollout.ROLLING : Rollout.FULL_STOP));
        values.put("facts", new Facts(Map.of(text, true)));
        values.put("instances", Optional.of(new Instances.Counted(number, "")));
        values.put(
                "migrations",
                Optional.of(
                        new MigrationSource(List.of(), List.of(text), List.of(), List.of(), Optional.empty(), false)));
        values.put("accepted", List.of(new AcceptedFlag(version, "breaking", text, LocalDate.EPOCH)));
        values.put("unreviewed", number == 1 ? Unreviewed.WARN : Unreviewed.FAIL);
        return values;
    }

    private static UpgradeRequest request(Map<String, Object> values) throws ReflectiveOperationException {
        RecordComponent[] components = UpgradeRequest.class.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = values.get(components[i].getName());
        }
        return UpgradeRequest.class.getDeclaredConstructor(types).newInstance(arguments);
    }
}
