package io.github.upgradeguard.maven;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an artifact is called in every version.
 *
 * @param classifier empty for the main artifact
 */
record Coordinates(String groupId, String artifactId, String extension, String classifier) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+");

    /**
     * Reads {@code group:artifact}, {@code group:artifact:classifier} or {@code group:artifact:extension:classifier};
     * empty if it is none of them.
     */
    static Optional<Coordinates> of(String text) {
        String[] parts = text.split(":", -1);
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                return Optional.empty();
            }
        }
        return switch (parts.length) {
            case 2 -> Optional.of(new Coordinates(parts[0], parts[1], "jar", ""));
            case 3 -> Optional.of(new Coordinates(parts[0], parts[1], "jar", parts[2]));
            case 4 -> Optional.of(new Coordinates(parts[0], parts[1], parts[2], parts[3]));
            default -> Optional.empty();
        };
    }

    /** Whether it is the main jar, which is what a build compiles into its output folder. */
    boolean isMainJar() {
        return extension.equals("jar") && classifier.isEmpty();
    }

    /** As it is written, the parts left out that need not be written. */
    @Override
    public String toString() {
        String name = groupId + ":" + artifactId;
        if (isMainJar()) {
            return name;
        }
        return extension.equals("jar") ? name + ":" + classifier : name + ":" + extension + ":" + classifier;
    }
}
