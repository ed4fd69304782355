package io.github.upgradeguard.migration.verdict;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing passes as additive because no rule looked at it. */
class JudgeTest {

    @TestFactory
    Stream<DynamicTest> eachKindOfOperationIsLookedAtOrOnlyAdds() {
        return Arrays.stream(Operation.class.getPermittedSubclasses())
                .map(kind -> DynamicTest.dynamicTest(
                        kind.getSimpleName(),
                        () -> assertTrue(
                                Judge.LOOKS.kinds().contains(kind) != AddsOnly.REASONS.containsKey(kind),
                                kind.getSimpleName()
                                        + " needs a rule that looks at it, or its reason in AddsOnly; not both")));
    }

    @Test
    void whatOnlyAddsHasAReason() {
        AddsOnly.REASONS.values().forEach(reason -> assertFalse(reason.isBlank()));
    }
}
