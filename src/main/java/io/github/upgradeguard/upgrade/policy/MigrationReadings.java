package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the change logs of two releases say of the hop between them, for the hops of which anybody has looked. Looking
 * is dear, so a search takes a hop that nobody has looked at for one that can roll, and whoever searches looks at what
 * it finds and searches again.
 *
 * @param read by the ends of the hop
 * @param isClosed whether nobody looks any more: what is not read then stays unknown
 */
public record MigrationReadings(Map<Ends, Reading> read, boolean isClosed) {

    /** Of which nothing is read yet. */
    public static final MigrationReadings NONE = new MigrationReadings(Map.of(), false);

    public MigrationReadings {
        read = Map.copyOf(read);
    }

    /** The two releases of a hop. */
    public record Ends(Version from, Version to) {}

    /**
     * What was read.
     *
     * @param answer whether the migrations leave the earlier release working
     * @param says what decides it, a sentence without its end
     */
    public record Reading(Answer answer, String says) {}

    /** The same and one more. */
    public MigrationReadings with(Ends ends, Reading reading) {
        Map<Ends, Reading> more = new HashMap<>(read);
        more.put(ends, reading);
        return new MigrationReadings(more, isClosed);
    }

    /** The same, and nobody looks any more. */
    public MigrationReadings closed() {
        return new MigrationReadings(read, true);
    }

    /** Whether somebody has looked at a hop. */
    public boolean has(Ends ends) {
        return read.containsKey(ends);
    }

    Optional<Reading> of(Hop hop) {
        return Optional.ofNullable(
                read.get(new Ends(hop.from().version(), hop.to().version())));
    }

    /** See {@link Rule#kin}: a target of a hop that cannot roll, or was not looked at for good, is like no other. */
    Object kin(Position to) {
        boolean isLikeOthers = !isClosed
                && read.entrySet().stream()
                        .noneMatch(entry -> entry.getValue().answer() != Answer.PASSES
                                && entry.getKey().to().equals(to.version()));
        return isLikeOthers ? true : to.version();
    }
}
