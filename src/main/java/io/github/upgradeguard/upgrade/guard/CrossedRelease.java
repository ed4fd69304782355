package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import java.util.List;
import java.util.Map;

/**
 * A release that an upgrade crosses, and how its notes stand.
 *
 * @param reviewed whether somebody has read them, so that their silence means something
 * @param accepted those of its flags that the project goes on in spite of, each by what
 */
public record CrossedRelease(Release release, boolean reviewed, Map<Flag, AcceptedFlag> accepted) {

    public CrossedRelease {
        accepted = Map.copyOf(accepted);
    }

    /** Whether nobody has to read the notes again: they were read, or what blocks in them is accepted. */
    public boolean isSettled() {
        List<Flag> blocking =
                release.flags().keySet().stream().filter(BlockingNote::blocks).toList();
        return accepted.keySet().containsAll(blocking) && (reviewed || !blocking.isEmpty());
    }
}
