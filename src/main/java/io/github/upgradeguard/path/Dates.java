package io.github.upgradeguard.path;

import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.catalog.Release;
import java.time.LocalDate;
import java.util.List;

/**
 * The release dates along a stretch, for rules that ask which of two releases is the newer one. A place without a date
 * counts as its neighbour does; rules tell it apart by its kin.
 */
final class Dates {

    private final long[] day;
    private final int[] endOfRise;
    private final long[] earliestFrom;

    Dates(List<Position> places) {
        int count = places.size();
        this.day = new long[count];
        this.endOfRise = new int[count];
        this.earliestFrom = new long[count];
        for (int place = 0; place < count; place++) {
            day[place] = places.get(place)
                    .release()
                    .flatMap(Release::date)
                    .map(LocalDate::toEpochDay)
                    .orElse(place == 0 ? Long.MIN_VALUE : day[place - 1]);
        }
        for (int place = count - 1; place >= 0; place--) {
            boolean last = place == count - 1;
            endOfRise[place] = last || day[place] > day[place + 1] ? place : endOfRise[place + 1];
            earliestFrom[place] = last ? day[place] : Math.min(day[place], earliestFrom[place + 1]);
        }
    }

    /** The end of a run of places that begins at first and is all before the origin's date, or all not before it. */
    int endOfSameSide(int origin, int first) {
        if (earliestFrom[first] >= day[origin]) {
            return day.length - 1;
        }
        if (day[first] >= day[origin]) {
            return endOfRise[first];
        }
        int low = first;
        int high = endOfRise[first];
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (day[middle] < day[origin]) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
