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

/**
 * The places between two versions where a path can stop, in the direction of travel: the first is the origin, the last
 * the target.
 *
 * <p>Legal hops are told in spans, because building all N² of them is what a search must not do. Rules say what their
 * answer takes from the target alone (its kin) and how far a hop has come past their thresholds (its stage, which never
 * falls along the stretch); places of one kin in a run of one stage are therefore judged by one of them. Where rules
 * compare dates, kins are cut into the chains of {@link Dates}, and the two sides of an origin's day are judged apart.
 * Only in a list whose lines are mixed is each place judged on its own.
 */
final class Stretch {

    /** How many times what it takes to look for a kin it takes to keep it. */
    private static final long KEPT = 10;

    private final Policy policy;
    private final boolean climbs;
    private final boolean mixed;
    private final List<Position> places = new ArrayList<>();
    private final int[] kinOf;
    private final List<int[]> members = new ArrayList<>();
    /** What rules make of the places of a kin, whatever the chain. */
    private final List<Integer> answers = new ArrayList<>();

    private final Optional<Dates> dates;
    private final Effort effort;
    private final int weight;

    Stretch(Catalog catalog, Policy policy, Version from, Version to) {
        this.policy = policy;
        this.climbs = from.compareTo(to) < 0;
        this.mixed = !catalog.isContiguous();
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
        this.kinOf = new int[places.size()];
        this.dates = policy.comparesDates() && climbs ? Optional.of(new Dates(places)) : Optional.empty();
        this.effort = new Effort(from, to, places.size());
        this.weight = policy.weight();
        sortByKin();
    }

    private record Chain(int answers, int number) {}

    private void sortByKin() {
        Map<List<Object>, Integer> alike = new HashMap<>();
        Map<Chain, Integer> kins = new HashMap<>();
        List<List<Integer>> found = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            effort.spend(weight);
            int answer = alike.computeIfAbsent(policy.kin(places.get(place)), any -> {
                effort.spend(KEPT * weight);
                return alike.size();
            });
            int at = place;
            int chain = dates.map(days -> days.chainOf(at)).orElse(0);
            int kin = kins.computeIfAbsent(new Chain(answer, chain), any -> {
                found.add(new ArrayList<>());
                answers.add(answer);
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
        for (int first = origin + 1; first <= last(); ) {
            int end = mixed ? first : endOfStage(origin, first);
            Optional<Judgement> judged = first == end ? legal(origin, first) : Optional.empty();
            judged.ifPresent(judgement -> span.legal(kinOf[end], end, end, judgement));
            if (first < end) {
                legalHops(origin, first, end, span);
            }
            if (!mixed && policy.refusesBeyond(new Hop(places.get(origin), places.get(end)))) {
                return;
            }
            first = end + 1;
        }
    }

    /** Those to the places of one stage. */
    private void legalHops(int origin, int first, int end, Span span) {
        Map<Side, Optional<Judgement>> judged = new HashMap<>();
        for (int kin = 0; kin < members.size(); kin++) {
            int[] ofKin = members.get(kin);
            int low = ceiling(ofKin, first);
            int high = ceiling(ofKin, end + 1) - 1;
            while (low <= high) {
                int example = ofKin[low];
                int next = high + 1;
                boolean earlier = false;
                if (dates.isPresent()) {
                    next = dates.get().endOfSameSide(origin, ofKin, low, high);
                    earlier = dates.get().isBefore(example, origin);
                }
                Optional<Judgement> judgement =
                        judged.computeIfAbsent(new Side(answers.get(kin), earlier), any -> legal(origin, example));
                if (judgement.isPresent()) {
                    span.legal(kin, example, ofKin[next - 1], judgement.get());
                }
                low = next;
            }
        }
    }

    /** Places that are judged alike from one origin, in a run of one stage. */
    private record Side(int answers, boolean earlier) {}

    private static int ceiling(int[] ascending, int place) {
        int found = Arrays.binarySearch(ascending, place);
        return found >= 0 ? found : -found - 1;
    }

    /** How a hop fares; empty if it is not legal. */
    private Optional<Judgement> legal(int origin, int place) {
        effort.spend(2L * weight);
        return Optional.of(policy.judge(new Hop(places.get(origin), places.get(place))))
                .filter(Judgement::isLegal);
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
        effort.spend(weight / 4);
        return policy.stage(new Hop(places.get(origin), places.get(place)));
    }
}
