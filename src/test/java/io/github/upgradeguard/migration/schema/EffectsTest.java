package io.github.upgradeguard.migration.schema;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No operation is passed over because nobody thought of it. */
class EffectsTest {

    @TestFactory
    Stream<DynamicTest> theSchemaKnowsWhatEachKindOfOperationDoesToIt() {
        return Arrays.stream(Operation.class.getPermittedSubclasses())
                .map(kind -> DynamicTest.dynamicTest(
                        kind.getSimpleName(),
                        () -> assertTrue(
                                Schema.EFFECTS.isKnown(kind),
                                "register in Schema.EFFECTS what " + kind.getSimpleName() + " does to the schema")));
    }
}
