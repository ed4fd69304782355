package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The releases that labels speak of, compared once for each pair. */
final class LabelledReleases {

    private static final Path FETCHED = Path.of("target", "change-logs");

    private final Map<LabelledSet.Releases, Comparison> comparisons = new HashMap<>();

    /** Whether the releases are here: those that come in folders only if somebody has put them there. */
    static boolean areHere(LabelledSet.Releases releases) {
        String artifact = releases.artifact();
        return !artifact.endsWith("/") || folder(artifact, releases.to()).isPresent();
    }

    Comparison compare(LabelledSet.Releases releases) throws IOException {
        Comparison done = comparisons.get(releases);
        if (done == null) {
            try (Contents from = contents(releases.artifact(), releases.from());
                    Contents to = contents(releases.artifact(), releases.to())) {
                done = new Comparer(
                                List.of(releases.dbms()), List.of(), new Decisions("none", List.of(), LocalDate.EPOCH))
                        .compare(
                                new Side(releases.from(), List.of(from), false),
                                new Side(releases.to(), List.of(to), false));
            }
            comparisons.put(releases, done);
        }
        return done;
    }

    private static Contents contents(String artifact, String release) throws IOException {
        if (artifact.endsWith("/")) {
            return Contents.open(folder(artifact, release).orElseThrow(() -> new IOException("no " + release)));
        }
        int folder = artifact.indexOf('!');
        if (folder < 0) {
            return Contents.open(FETCHED.resolve("%s-%s.jar".formatted(artifact, release)));
        }
        Contents whole = Contents.open(FETCHED.resolve(artifact.substring(0, folder)));
        return new NumberedContents(whole, artifact.substring(folder + 1), release);
    }

    private static Optional<Path> folder(String artifact, String release) {
        Path ours = LabelFile.FOLDER.resolve(artifact).resolve(release);
        if (Files.isDirectory(ours)) {
            return Optional.of(ours);
        }
        return Optional.ofNullable(System.getProperty("change-logs"))
                .map(folder -> Path.of(folder).resolve(artifact).resolve(release));
    }
}
