package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operations rules look at, each with what looks at it. */
final class Looks {

    /** Looks at one operation. */
    interface Look<O extends Operation> {

        /**
         * Reports what the operation means for the version that runs.
         *
         * @param range the schema before it, and all that is known around it
         * @param findings where the finding goes; of an operation that only adds there is none
         */
        void at(O operation, Range range, Findings findings);
    }

    private final Map<Class<? extends Operation>, List<Look<Operation>>> looks = new HashMap<>();

    /** The same, and one more kind of operation that is looked at. */
    <O extends Operation> Looks at(Class<O> kind, Look<O> look) {
        looks.computeIfAbsent(kind, any -> new ArrayList<>())
                .add((operation, range, findings) -> look.at(kind.cast(operation), range, findings));
        return this;
    }

    Looks and(Looks others) {
        others.looks.forEach((kind, more) ->
                looks.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(more));
        return this;
    }

    /** All looks at the kind of an operation, in the order in which they were added. */
    List<Look<Operation>> of(Operation operation) {
        return looks.getOrDefault(operation.getClass(), List.of());
    }

    Set<Class<? extends Operation>> kinds() {
        return looks.keySet();
    }
}
