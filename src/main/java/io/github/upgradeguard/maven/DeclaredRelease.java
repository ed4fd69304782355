package io.github.upgradeguard.maven;

import java.nio.file.InvalidPathException;
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

        /** What the text of an origin in a repository begins with. */
        String REVISION = "git:";

        /**
         * Reads where something on this machine is: a jar, a folder, or {@code git:REVISION:FOLDER}.
         *
         * @param base the folder that paths are relative to
         * @throws IllegalArgumentException if it is none of these; the message says what to write
         */
        static Origin of(String text, Path base) {
            if (!text.startsWith(REVISION)) {
                try {
                    return new Local(base.resolve(text));
                } catch (InvalidPathException e) {
                    throw new IllegalArgumentException("'%s' is no path: %s".formatted(text, e.getReason()), e);
                }
            }
            int colon = text.indexOf(':', REVISION.length());
            String revision = colon < 0 ? "" : text.substring(REVISION.length(), colon);
            if (revision.isEmpty() || revision.startsWith("-") || colon == text.length() - 1) {
                throw new IllegalArgumentException(
                        "'%s' is no folder at a revision; write git:REVISION:FOLDER, such as git:v1.4.0:src/main/resources"
                                .formatted(text));
            }
            return new AtRevision(revision, text.substring(colon + 1));
        }

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
