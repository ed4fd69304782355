package io.github.upgradeguard.upgrade.locate;

import io.github.upgradeguard.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that runs in instances: a service of Compose, or a workload of Kubernetes such as a Deployment.
 *
 * @param images of its containers, as they are written
 * @param replicas how many of it run
 * @param at where that is written; where the workload begins if it is not
 */
record Workload(String name, List<String> images, Replicas replicas, Place at) {

    private static final Pattern TAG_OR_DIGEST = Pattern.compile("[:@].*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");

    /** How many instances run. */
    sealed interface Replicas {

        record Exactly(int count) implements Replicas {}

        /** Nobody can tell: why is the end of a sentence. */
        record Undecided(String why) implements Replicas {}

        /** None stays: it runs to its end, so that it says nothing of how many serve. */
        record Passing(String why) implements Replicas {}
    }

    /** Whether this is the workload of something that goes by any of those names. */
    boolean goesBy(Set<String> names) {
        return names.contains(name)
                || images.stream().map(Workload::nameOfImage).anyMatch(names::contains);
    }

    /** The same workload with another count. */
    Workload with(Replicas other) {
        return new Workload(name, images, other, at);
    }

    boolean passes() {
        return replicas instanceof Replicas.Passing;
    }

    /** The last part of an image's path, without tag and digest: {@code redis} of {@code quay.io/opstree/redis:v7}. */
    static String nameOfImage(String image) {
        // A variable may hold slashes and colons of its own.
        String path = VARIABLE.matcher(image).replaceAll("\\$");
        return TAG_OR_DIGEST.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
    }

    /** The name, and the images where they say more. */
    @Override
    public String toString() {
        return images.isEmpty() ? name : "%s (%s)".formatted(name, String.join(", ", images));
    }

    /** The line on which the number is written. */
    String place() {
        return at.file() + ":" + at.line();
    }
}
