package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.verdict.FindingKind.VENDOR_UNSUPPORTED;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.changelog.VendorWord;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the artifacts to come carry of their vendor's own judgement. It can make a verdict worse, and is never overruled. */
record Vendor(List<VendorWord> words) {

    static Vendor of(Side side) {
        return new Vendor(side.artifacts().stream()
                .map(VendorWord::in)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** What is against a change set; empty if the vendor says nothing against it. */
    Optional<MigrationFinding> against(ChangeSet changeSet) {
        return words.stream()
                .filter(word -> word.refuses(changeSet))
                .findFirst()
                .map(word -> new MigrationFinding(
                        VENDOR_UNSUPPORTED,
                        Impact.BREAKING,
                        Optional.empty(),
                        "the vendor lists it among the changes that no rolling upgrade supports",
                        "",
                        changeSet.file(),
                        changeSet.line()));
    }

    /** What the vendor says and nobody can read. */
    List<MigrationFinding> unread() {
        return words.stream()
                .flatMap(word -> word.gaps().stream())
                .map(gap -> MigrationFinding.of(
                        gap, Impact.REVIEW, gap.reason() + "; look whether it is against a new change set"))
                .toList();
    }

    /** What the vendor says of all new ones together. */
    List<String> says(Collection<ChangeSet> newOnes) {
        return words.stream()
                .map(word -> {
                    long fit =
                            newOnes.stream().filter(one -> word.supports(one)).count();
                    long unfit =
                            newOnes.stream().filter(one -> word.refuses(one)).count();
                    return "of the new change sets the vendor's own lists, which speak of upgrades within one minor version, name %d as fit for a rolling upgrade, %d as not, and %d not at all"
                            .formatted(fit, unfit, newOnes.size() - fit - unfit);
                })
                .toList();
    }
}
