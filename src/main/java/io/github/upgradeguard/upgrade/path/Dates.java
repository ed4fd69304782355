package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The release dates along a stretch, for rules that ask which of two releases is the newer one. A place without a date
 * counts as its neighbour does; rules tell it apart by its kin.
 *
 * <p>Dates rise along a line and not along a stretch, so the places are put into few chains along each of which they only
 * rise, or only fall: what is before a day, and what is not, are two runs of each chain. In N places there are at most
 * some √N chains, however they are dated.
 */
final class Dates {

    private final long[] day;
    private final int[] chainOf;
    private final BitSet rising = new BitSet();

    Dates(List<Position> places) {
        this.day = new long[places.size()];
        this.chainOf = new int[places.size()];
        for (int place = 0; place < day.length; place++) {
            day[place] = places.get(place)
                    .release()
                    .flatMap(Release::date)
                    .map(LocalDate::toEpochDay)
                    .orElse(place == 0 ? Long.MIN_VALUE : day[place - 1]);
        }
        int[] rest = new int[day.length];
        Arrays.setAll(rest, place -> place);
        for (int chain = 0; rest.length > 0; ) {
            Piles piles = new Piles(rest);
            if ((long) piles.count() * piles.count() <= rest.length) {
                for (int i = 0; i < rest.length; i++) {
                    chainOf[rest[i]] = chain + piles.pileOf[i];
                }
                return;
            }
            rest = piles.withoutLongestRise(chain);
            rising.set(chain++);
        }
    }

    /**
     * Places put on piles from left to right, each on the first pile whose top is a later day: every pile falls, and there
     * are as many as the longest rise has places.
     */
    private final class Piles {

        private final int[] places;
        private final int[] pileOf;
        private final int[] before;
        private final List<Integer> tops = new ArrayList<>();

        Piles(int[] places) {
            this.places = places;
            this.pileOf = new int[places.length];
            this.before = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                int pile = firstWithLaterTop(day[places[i]]);
                pileOf[i] = pile;
                before[i] = pile == 0 ? -1 : tops.get(pile - 1);
                if (pile == tops.size()) {
                    tops.add(i);
                } else {
                    tops.set(pile, i);
                }
            }
        }

        private int firstWithLaterTop(long that) {
            int low = 0;
            int high = tops.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (day[places[tops.get(middle)]] > that) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        int count() {
            return tops.size();
        }

        /** The places that are left when the longest rise is made a chain. */
        int[] withoutLongestRise(int chain) {
            BitSet taken = new BitSet();
            for (int i = tops.get(tops.size() - 1); i >= 0; i = before[i]) {
                taken.set(i);
                chainOf[places[i]] = chain;
            }
            int[] rest = new int[places.length - taken.cardinality()];
            int next = 0;
            for (int i = taken.nextClearBit(0); i < places.length; i = taken.nextClearBit(i + 1)) {
                rest[next++] = places[i];
            }
            return rest;
        }
    }

    /** The number of the chain that a place is in. */
    int chainOf(int place) {
        return chainOf[place];
    }

    /** Whether a place is of a day before that of another. */
    boolean isBefore(int place, int other) {
        return day[place] < day[other];
    }

    /**
     * Where some places of one chain, ascending, go over to the other side of an origin's day.
     *
     * @return the first index from low to high, both included, that is on another side than low; {@code high + 1} if none is
     */
    int endOfSameSide(int origin, int[] ofChain, int low, int high) {
        boolean isBefore = isBefore(ofChain[low], origin);
        boolean changes = isBefore == rising.get(chainOf[ofChain[low]]);
        if (!changes) {
            return high + 1;
        }
        int same = low;
        int other = high + 1;
        while (same + 1 < other) {
            int middle = (same + other) >>> 1;
            if (isBefore(ofChain[middle], origin) == isBefore) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }
}
