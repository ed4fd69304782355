package io.github.upgradeguard.maven;

import java.nio.file.Path;
import java.util.List;

/**
 * A release that is to be compared, before any of it is fetched or opened.
 *
 * @param name how reports name it
 * @param origins of its artifacts; of two releases that are compared, in the same order and of the same things
 */
record DeclaredRelease(String name, List<Origin> origins) {

    DeclaredRelease {
        origins = List.copyOf(origins);
    }

    /** Where an artifact comes from. */
    sealed interface Origin {

        /** A repository. */
        record Published(Coordinates coordinates, String version) implements Origin {

            @Override
            public String toString() {
                return coordinates + " " + version;
            }
        }

        /** A jar or a folder on this machine. */
        record Local(Path path) implements Origin {

            @Override
            public String toString() {
                return path.toString();
            }
        }

        /** A folder as a revision of the project's repository has it. */
        record AtRevision(String revision, String folder) implements Origin {

            @Override
            public String toString() {
                return "git:" + revision + ":" + folder;
            }
        }
    }
}
