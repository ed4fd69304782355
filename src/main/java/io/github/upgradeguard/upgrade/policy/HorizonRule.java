package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;

/**
 * {@code rules-until: LINE}: up to where somebody has read the vendor's rules. What they say beyond, nobody knows: etcd's
 * 3.6 and 3.7 each brought a floor that the rules up to 3.5 did not have.
 *
 * @param until as it is written
 * @param read the versions up to there
 */
public record HorizonRule(Terms terms, String until, VersionRange read) implements KnowledgeRule {

    /** The horizon of a product file. */
    public HorizonRule(String until, VersionRange read) {
        this(Terms.builtIn("rules-until"), until, read);
    }

    @Override
    public Answer judge(Hop hop) {
        return isRead(hop.from()) && isRead(hop.to()) ? Answer.PASSES : Answer.UNDECIDED;
    }

    /** Whether somebody has read the rules for a version. */
    public boolean isRead(Position place) {
        return read.contains(place.version());
    }

    @Override
    public String says() {
        return "the vendor's rules were read up to " + until;
    }

    @Override
    public String reason(Hop hop) {
        Position beyond = isRead(hop.to()) ? hop.from() : hop.to();
        return beyond(beyond);
    }

    /** What to say of a version beyond. */
    public String beyond(Position place) {
        return "%s is beyond %s, up to which the vendor's rules were read; read what the vendor says of it, and write that and the new rules-until into the project's own product file"
                .formatted(place.version(), until);
    }

    @Override
    public Object kin(Position to) {
        return isRead(to);
    }
}
