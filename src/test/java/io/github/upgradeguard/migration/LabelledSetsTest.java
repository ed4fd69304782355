package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.verdict.Impact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change sets of real releases, as persons judge them and as we do. */
class LabelledSetsTest {

    private static final String TO_GET_THE_FOLDERS = """
            not looked at: labels of releases that no package registry holds. Say -Dchange-logs=FOLDER, in which \
            dependency-track/hyades-VERSION/migration is migration/src/main/resources/migration of the git repository \
            DependencyTrack/hyades-apiserver at the tag VERSION, before 5.7.0 persistence-migration/… (for \
            5.7.0-alpha.4 at commit 0be6bd9c7), and dependency-track/VERSION/main and …/dex are \
            migration/src/main/resources/org/dependencytrack/migration and \
            dex/engine-migration/src/main/resources/org/dependencytrack/dex/engine/migration of \
            DependencyTrack/dependency-track at the tag VERSION (hyades-5.7.0-alpha.8: of hyades-apiserver)""";

    private final LabelledReleases releases = new LabelledReleases();

    @ParameterizedTest
    @ValueSource(strings = {"first.labels", "second.labels", "hand-made.labels"})
    void weSayNothingBetterThanAPersonAndMostlyTheSame(String file) throws IOException {
        judge(
                file,
                LabelFile.read(file).stream()
                        .filter(label -> LabelledReleases.areHere(label.releases()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"first.labels", "second.labels"})
    void norOfReleasesThatNoRegistryHolds(String file) throws IOException {
        List<LabelledSet> labels = LabelFile.read(file).stream()
                .filter(label -> label.releases().artifact().endsWith("/"))
                .toList();
        assumeTrue(labels.stream().allMatch(label -> LabelledReleases.areHere(label.releases())), TO_GET_THE_FOLDERS);
        judge(file, labels);
    }

    private void judge(String file, List<LabelledSet> labels) throws IOException {
        List<String> notFound = new ArrayList<>();
        List<String> tooGood = new ArrayList<>();
        List<String> tooBad = new ArrayList<>();
        int same = 0;
        for (LabelledSet label : labels) {
            List<JudgedChangeSet> found = releases.compare(label.releases()).changeSets().stream()
                    .filter(set -> isKey(label.key(), set.changeSet().key()))
                    .toList();
            if (found.size() != 1) {
                notFound.add("%s: found %d times".formatted(label, found.size()));
                continue;
            }
            Impact ours = found.get(0).judged();
            if (ours == label.verdict()) {
                same++;
            }
            if (!label.accept().contains(ours)) {
                List<String> misses = ours.compareTo(label.accept().first()) < 0 ? tooGood : tooBad;
                misses.add("we say %s of %s because of %s"
                        .formatted(ours.key(), label, found.get(0).findings()));
            }
        }
        int sound = labels.size() - notFound.size() - tooGood.size() - tooBad.size();
        System.out.printf(
                "%s: of %d labels %d accept what we say, %d say the same; %d would say worse, %d better%n",
                file, labels.size(), sound, same, tooGood.size(), tooBad.size());
        tooBad.forEach(miss -> System.out.println("  too bad: " + miss));
        assertEquals(List.of(), notFound);
        assertEquals(List.of(), tooGood);
        assertTrue(labels.size() >= 10, "hardly a label: " + labels.size());
        assertTrue(100 * sound >= 95 * labels.size(), () -> "fewer than 95 in 100 are as a person says: " + tooBad);
    }

    private static boolean isKey(String key, ChangeSet.Key found) {
        return key.equals(found.id()) || key.equals(found.id() + "::" + found.author());
    }
}
