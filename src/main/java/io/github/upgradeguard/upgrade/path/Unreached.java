package io.github.upgradeguard.upgrade.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/** The places that no hop has led to so far. Each is taken out once, so that all hops together cost no more than that. */
final class Unreached {

    private final Stretch stretch;
    private final List<BitSet> waiting = new ArrayList<>();

    Unreached(Stretch stretch) {
        this.stretch = stretch;
        for (int kin = 0; kin < stretch.kins(); kin++) {
            BitSet all = new BitSet();
            all.set(0, stretch.members(kin).length);
            waiting.add(all);
        }
    }

    /** Takes out the places of a kin from first to end, both included. */
    void take(int kin, int first, int end, IntConsumer taker) {
        int[] members = stretch.members(kin);
        BitSet ofKin = waiting.get(kin);
        int found = Arrays.binarySearch(members, first);
        for (int next = ofKin.nextSetBit(found >= 0 ? found : -found - 1);
                next >= 0 && members[next] <= end;
                next = ofKin.nextSetBit(next + 1)) {
            ofKin.clear(next);
            taker.accept(members[next]);
        }
    }
}
