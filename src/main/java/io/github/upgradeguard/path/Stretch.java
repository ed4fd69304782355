package io.github.upgradeguard.path;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.catalog.Release;
import io.github.upgradeguard.policy.Hop;
import io.github.upgradeguard.policy.Judgement;
import io.github.upgradeguard.policy.Policy;
import io.github.upgradeguard.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The places between two versions where a path can stop, in the direction of travel: the first is the origin, the last
 * the target.
 *
 * <p>Legal hops are told in spans, because building all N² of them is what a search must not do. Rules say what their
 * answer takes from the target alone (its kin) and how far a hop has come past their thresholds (its stage, which never
 * falls along the stretch); places of one kin in a run of one stage are therefore judged by one of them. Dates, where
 * rules compare them, rise along each line and not along the stretch; they cut spans further. Only in a list whose
 * lines are mixed, or where places are pre-releases or builds, is each judged on its own.
 */
final class Stretch {

    private final Policy policy;
    private final boolean climbs;
    private final boolean contiguous;
    private final boolean oneByOne;
    private final List<Position> places = new ArrayList<>();
    private final int[] kinOf;
    private final List<int[]> members = new ArrayList<>();
    private final Optional<Dates> dates;

    Stretch(Catalog catalog, Policy policy, Version from, Version to) {
        this.policy = policy;
        this.climbs = from.compareTo(to) < 0;
        this.contiguous = catalog.isContiguous();
        List<Release> between =
                new ArrayList<>(climbs ? catalog.releasesBetween(from, to) : catalog.releasesBetween(to, from));
        if (!climbs) {
            Collections.reverse(between);
        }
        places.add(catalog.position(from));
        for (Release release : between) {
            Version version = release.version();
            if (release.isStopover() && !version.equals(from) && !version.equals(to)) {
                places.add(catalog.position(version));
            }
        }
        places.add(catalog.position(to));
        this.oneByOne = !contiguous
                || places.stream().skip(1).anyMatch(place -> place.bare().isPresent());
        this.kinOf = new int[places.size()];
        sortByKin();
        this.dates = policy.comparesDates() && climbs ? Optional.of(new Dates(places)) : Optional.empty();
    }

    private void sortByKin() {
        Map<List<Object>, Integer> kins = new HashMap<>();
        List<List<Integer>> found = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            int kin = kins.computeIfAbsent(policy.kin(places.get(place)), any -> {
                found.add(new ArrayList<>());
                return found.size() - 1;
            });
            kinOf[place] = kin;
            found.get(kin).add(place);
        }
        for (List<Integer> kin : found) {
            members.add(kin.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    boolean climbs() {
        return climbs;
    }

    /** The index of the target. */
    int last() {
        return places.size() - 1;
    }

    Position place(int index) {
        return places.get(index);
    }

    int kins() {
        return members.size();
    }

    int kinOf(int place) {
        return kinOf[place];
    }

    /** The places of one kin, ascending. */
    int[] members(int kin) {
        return members.get(kin);
    }

    /** Told of hops from one origin that are legal in one way: to all places of a kin from first to end. */
    interface Span {
        void legal(int kin, int first, int end, Judgement judgement);
    }

    /** Tells of all legal hops from an origin. */
    void legalHops(int origin, Span span) {
        spans(
                origin,
                (kin, first, end, example) -> {
                    Judgement judgement = policy.judge(example);
                    if (judgement.isLegal()) {
                        span.legal(kin, first, end, judgement);
                    }
                },
                policy::refusesBeyond);
    }

    /** Told of hops from one origin that are all judged alike: to all places of a kin from first to end. */
    interface Alike {
        void hops(int kin, int first, int end, Hop example);
    }

    /** Tells of all hops from an origin, as far as not even one rule less makes any of them legal. */
    void hops(int origin, Alike alike) {
        spans(origin, alike, policy::refusesBeyondForGood);
    }

    private void spans(int origin, Alike alike, Predicate<Hop> isEnd) {
        for (int first = origin + 1; first <= last(); ) {
            int end = oneByOne ? first : endOfSpan(origin, first);
            if (first == end) {
                alike.hops(kinOf[first], first, end, hop(origin, first));
            } else {
                for (int kin = 0; kin < members.size(); kin++) {
                    int[] ofKin = members.get(kin);
                    int found = Arrays.binarySearch(ofKin, first);
                    int index = found >= 0 ? found : -found - 1;
                    if (index < ofKin.length && ofKin[index] <= end) {
                        alike.hops(kin, first, end, hop(origin, ofKin[index]));
                    }
                }
            }
            if (contiguous && isEnd.test(hop(origin, end))) {
                return;
            }
            first = end + 1;
        }
    }

    private Hop hop(int origin, int place) {
        return new Hop(places.get(origin), places.get(place));
    }

    private int endOfSpan(int origin, int first) {
        int end = endOfStage(origin, first);
        return dates.isEmpty() ? end : Math.min(end, dates.get().endOfSameSide(origin, first));
    }

    private int endOfStage(int origin, int first) {
        int stage = stage(origin, first);
        int step = 1;
        while (first + step <= last() && stage(origin, first + step) == stage) {
            step *= 2;
        }
        int low = first + step / 2;
        int high = Math.min(first + step - 1, last());
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (stage(origin, middle) == stage) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int stage(int origin, int place) {
        return policy.stage(hop(origin, place));
    }
}
