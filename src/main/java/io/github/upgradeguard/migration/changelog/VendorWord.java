package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the vendor itself says of change sets: Keycloak ships two lists of them. It speaks of upgrades within one minor
 * version only.
 *
 * @param supported those that leave nodes of the earlier patch working
 * @param unsupported those that do not
 * @param gaps lists that are there and cannot be read
 */
public record VendorWord(Set<ChangeSet.Key> supported, Set<ChangeSet.Key> unsupported, List<Gap> gaps) {

    private static final String SUPPORTED = "META-INF/rolling-upgrades-supported-changes.json";

    private static final String UNSUPPORTED = "META-INF/rolling-upgrades-unsupported-changes.json";

    /** Where it stands, from the root of an artifact. */
    public static final List<String> FILES = List.of(SUPPORTED, UNSUPPORTED);

    public VendorWord {
        supported = Set.copyOf(supported);
        unsupported = Set.copyOf(unsupported);
        gaps = List.copyOf(gaps);
    }

    /** The lists in an artifact; empty ones where it carries none. */
    public static VendorWord in(Contents contents) {
        List<Gap> gaps = new ArrayList<>();
        return new VendorWord(keys(contents, SUPPORTED, gaps), keys(contents, UNSUPPORTED, gaps), gaps);
    }

    /** Whether a change set is among the supported ones. */
    public boolean supports(ChangeSet set) {
        return names(supported, set);
    }

    /** Whether a change set is among the unsupported ones. */
    public boolean refuses(ChangeSet set) {
        return names(unsupported, set);
    }

    /** The lists name the file in which a set stands, also where it is recorded by a logical path. */
    private static boolean names(Set<ChangeSet.Key> keys, ChangeSet set) {
        ChangeSet.Key key = set.key();
        return keys.contains(key) || keys.contains(new ChangeSet.Key(set.file(), key.id(), key.author()));
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return supported.isEmpty() && unsupported.isEmpty() && gaps.isEmpty();
    }

    private static Set<ChangeSet.Key> keys(Contents contents, String file, List<Gap> gaps) {
        Set<ChangeSet.Key> keys = new LinkedHashSet<>();
        try {
            Optional<byte[]> bytes = contents.bytes(file);
            if (bytes.isPresent()) {
                for (YamlNode document : YamlReader.documents(file, Texts.decode(bytes.get()))) {
                    add(document, file, keys, gaps);
                }
            }
        } catch (IOException | UnusableFileException e) {
            gaps.add(new Gap(file, 0, "the vendor's list cannot be read: " + e.getMessage()));
        }
        return keys;
    }

    private static void add(YamlNode document, String file, Set<ChangeSet.Key> keys, List<Gap> gaps) {
        if (!(document instanceof Fields fields && fields.values().get("changeSets") instanceof Items items)) {
            gaps.add(new Gap(file, 0, "the vendor's list holds no changeSets"));
            return;
        }
        for (YamlNode item : items.values()) {
            if (item instanceof Fields set) {
                keys.add(new ChangeSet.Key(text(set, "filename"), text(set, "id"), text(set, "author")));
            } else {
                gaps.add(new Gap(file, item.place().line(), "the vendor's list holds what is no change set"));
            }
        }
    }

    private static String text(Fields fields, String key) {
        return fields.values().get(key) instanceof Text text ? text.value() : "";
    }
}
