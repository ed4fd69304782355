package io.github.upgradeguard.upgrade.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which file a product is judged by, and what that does to a file of the same name that it stands before.
 *
 * @param product its name
 * @param file as a person knows it
 * @param extended the other files that it extends and that others would be judged by, such as "the built-in file"
 * @param replaced those that it stands before without extending them
 * @param takesAway the sections of these that count no longer
 * @param overrides the hops that it allows whatever other rules say
 */
public record Provenance(
        String product,
        String file,
        List<String> extended,
        List<String> replaced,
        List<String> takesAway,
        List<String> overrides) {

    public Provenance {
        extended = List.copyOf(extended);
        replaced = List.copyOf(replaced);
        takesAway = List.copyOf(takesAway);
        overrides = List.copyOf(overrides);
    }

    /** Whether less is known or refused than without the file. */
    public boolean weakens() {
        return !takesAway.isEmpty() || !overrides.isEmpty();
    }

    /** What a person has to know of it; empty where nothing stands behind the file. */
    public Optional<String> told() {
        if (extended.isEmpty() && replaced.isEmpty()) {
            return Optional.empty();
        }
        List<String> deeds = new ArrayList<>();
        if (!replaced.isEmpty()) {
            deeds.add("replaces " + String.join(" and ", replaced));
        }
        if (!extended.isEmpty()) {
            deeds.add("extends " + String.join(" and ", extended));
        }
        String away = takesAway.isEmpty() ? "" : "; taken away: " + String.join(", ", takesAway);
        String allowed =
                overrides.isEmpty() ? "" : "; allowed whatever other rules say: " + String.join(", ", overrides);
        return Optional.of("%s is judged by %s, which %s%s%s"
                .formatted(product, file, String.join(" and ", deeds), away, allowed));
    }
}
