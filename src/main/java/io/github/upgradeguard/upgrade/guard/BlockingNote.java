package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import java.util.ArrayList;
import java.util.List;

/** A flag of a release that stops every upgrade across it until somebody accepts it. */
public record BlockingNote(Release release, Flag flag) {

    private static final List<Flag> BLOCKING = List.of(Flag.BREAKING, Flag.IRREVERSIBLE);

    /** Whether a flag is one that blocks. */
    public static boolean blocks(Flag flag) {
        return BLOCKING.contains(flag);
    }

    /** Those of some releases, in their order. */
    public static List<BlockingNote> of(List<Release> releases) {
        List<BlockingNote> notes = new ArrayList<>();
        for (Release release : releases) {
            for (Flag flag : BLOCKING) {
                if (release.has(flag)) {
                    notes.add(new BlockingNote(release, flag));
                }
            }
        }
        return notes;
    }

    /** The id of its findings. */
    public String rule() {
        return "notes-" + flag.key();
    }

    /** What the notes say. */
    public String reason() {
        return release.flags().getOrDefault(flag, "");
    }
}
