package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.CUSTOM_CODE;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import java.util.Set;

/** What is known of the code that the new version's migrations run. */
public interface NewVersion {

    /** Of which nothing is known. */
    NewVersion UNKNOWN = new NewVersion() {};

    /** Tells what code may do; what its constants show can only make the verdict worse. */
    default void judge(CustomCode code, Range range, Findings findings) {
        findings.add(
                CUSTOM_CODE,
                Impact.REVIEW,
                "runs %s, which is code and no statement; look what it does to the rows and the schema"
                        .formatted(code.className()));
    }

    /** The words in the constants of code, among them the tables and columns that it names; none where it is not there. */
    default Set<Name> words(CustomCode code) {
        return Set.of();
    }
}
