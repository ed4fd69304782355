package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hops one by one, as an update graph lists them, each with the numbers of its risks. One table for the rule of the hops
 * and for those of the risks, so that a hop is looked up once for all of them.
 */
final class Edges implements Hops {

    static final BitSet NO_RISKS = new BitSet();

    private static final int SHOWN = 5;

    /** Of a target, by origin. */
    private final Map<Version, Map<Version, BitSet>> risksOfHop;

    private final Map<Version, Version> latestOfOrigin = new HashMap<>();

    /** Targets with the same origins and the same risks from each have one. */
    private final Map<Version, Object> kinOfTarget = new HashMap<>();

    private volatile @Nullable Found last;

    private record Found(Hop hop, BitSet risks) {}

    /** @param risksOfHop the risks of each hop, by target and origin; not changed any more */
    Edges(Map<Version, Map<Version, BitSet>> risksOfHop) {
        this.risksOfHop = Map.copyOf(risksOfHop);
        Map<Map<Version, BitSet>, Object> kins = new HashMap<>();
        this.risksOfHop.forEach((target, origins) -> {
            kinOfTarget.put(target, kins.computeIfAbsent(origins, any -> new Object()));
            origins.keySet()
                    .forEach(origin -> latestOfOrigin.merge(
                            origin, target, (one, other) -> one.compareTo(other) > 0 ? one : other));
        });
    }

    @Override
    public boolean contain(Hop hop) {
        return ofTarget(hop.to().version()).containsKey(hop.from().version());
    }

    /** The numbers of a hop's risks. The rule of each risk asks in its turn, so the last answer is kept. */
    @SuppressWarnings("ReferenceEquality") // One that is equal only is looked up again.
    BitSet risksOf(Hop hop) {
        Found found = last;
        if (found == null || found.hop() != hop) {
            found = new Found(
                    hop, ofTarget(hop.to().version()).getOrDefault(hop.from().version(), NO_RISKS));
            last = found;
        }
        return found.risks();
    }

    private Map<Version, BitSet> ofTarget(Version target) {
        return risksOfHop.getOrDefault(target, Map.of());
    }

    @Override
    public boolean leadTo(Position to) {
        return !ofTarget(to.version()).isEmpty();
    }

    @Override
    public Object kin(Position to) {
        return kinOfTarget.getOrDefault(to.version(), NO_RISKS);
    }

    @Override
    public boolean endBefore(Hop hop) {
        Version latest = latestOfOrigin.get(hop.from().version());
        return latest == null
                || (hop.to().version().compareTo(latest) > 0
                        && hop.to().version().numbers().compareTo(latest.numbers()) != 0);
    }

    @Override
    public String leaving(Version origin) {
        List<Version> targets = risksOfHop.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(origin))
                .map(Map.Entry::getKey)
                .sorted(Comparator.reverseOrder())
                .toList();
        String shown = targets.stream().limit(SHOWN).map(Version::text).collect(Collectors.joining(", "));
        return targets.size() > SHOWN ? "%s and %d older ones".formatted(shown, targets.size() - SHOWN) : shown;
    }

    /** An update graph is its own list of releases. */
    @Override
    public List<VersionRange> ranges() {
        return List.of();
    }

    /** The hops of one risk in a few words. */
    String ofRisk(int risk) {
        int hops = 0;
        int targets = 0;
        for (Map<Version, BitSet> origins : risksOfHop.values()) {
            long risky =
                    origins.values().stream().filter(risks -> risks.get(risk)).count();
            hops += (int) risky;
            targets += risky > 0 ? 1 : 0;
        }
        return described(hops, targets);
    }

    @Override
    public String toString() {
        return described(risksOfHop.values().stream().mapToInt(Map::size).sum(), risksOfHop.size());
    }

    private static String described(int hops, int targets) {
        return "%d hops to %d releases".formatted(hops, targets);
    }
}
