package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** The hops of an update graph that have one risk. */
record RiskyEdges(Edges edges, int risk) implements Hops {

    @Override
    public boolean contain(Hop hop) {
        return edges.risksOf(hop).get(risk);
    }

    /** Finer than this risk needs, and the same for all of a graph: a search asks for each of them. */
    @Override
    public Object kin(Position to) {
        return edges.kin(to);
    }

    @Override
    public String leaving(Version origin) {
        return edges.leaving(origin);
    }

    @Override
    public boolean leadTo(Position to) {
        return edges.leadTo(to);
    }

    @Override
    public List<VersionRange> ranges() {
        return List.of();
    }

    @Override
    public String toString() {
        return edges.ofRisk(risk);
    }
}
