package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hops by ranges, as product files write them. */
record Passages(List<Passage> rows) implements Hops {

    Passages {
        rows = List.copyOf(rows);
    }

    @Override
    public boolean contain(Hop hop) {
        for (Passage row : rows) {
            if (row.holds(hop)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int weight() {
        int weight = 0;
        for (Passage row : rows) {
            weight += row.from().weight() + row.to().weight();
        }
        return weight;
    }

    @Override
    public boolean leadTo(Position to) {
        return rows.stream().anyMatch(row -> row.to().contains(to.version()));
    }

    @Override
    public Object kin(Position to) {
        if (rows.size() == 1) {
            return rows.get(0).to().contains(to.version());
        }
        BitSet among = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            among.set(row, rows.get(row).to().contains(to.version()));
        }
        return among;
    }

    @Override
    public String leaving(Version origin) {
        return rows.stream()
                .filter(row -> row.from().contains(origin))
                .map(Passage::toString)
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<VersionRange> ranges() {
        return rows.stream().flatMap(row -> Stream.of(row.from(), row.to())).toList();
    }

    @Override
    public String toString() {
        return rows.stream().map(Passage::toString).collect(Collectors.joining(", "));
    }
}
