package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Judgement;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The places between two versions where a path can stop, in the direction of travel: the first is the origin, the last
 * the target.
 *
 * <p>Legal hops are told in spans, because building all N² of them is what a search must not do. Rules say what their
 * answer takes from the target alone (its kin) and how far a hop has come past their thresholds (its stage, which never
 * falls along the stretch); places of one kin in a run of one stage are therefore judged by one of them. Where rules
 * compare dates, kins are cut into the chains of {@link Dates}, and the two sides of an origin's day are judged apart.
 * Only in a list whose lines are mixed, or where places are pre-releases or builds, is each judged on its own.
 */
final class Stretch {

    /** How many times what it takes to look for a kin it takes to keep it. */
    private static final long KEPT = 10;

    private final Policy policy;
    private final boolean climbs;
    private final boolean contiguous;
    private final boolean oneByOne;
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
        spans(
                origin,
                hop -> Optional.of(policy.judge(hop)).filter(Judgement::isLegal),
                span::legal,
                policy::refusesBeyond);
    }

    /** Told of hops from one origin that any one of some rules bars, or none if they are legal. */
    interface Barred {
        void hops(int kin, int first, int end, List<Rule> rules);
    }

    /** Tells of all hops from an origin that are legal, or would be with one rule less. */
    void hopsOneRuleAway(int origin, Barred barred) {
        spans(origin, policy::unlocking, barred::hops, policy::refusesBeyondForGood);
    }

    private interface Told<T> {
        void of(int kin, int first, int end, T judged);
    }

    private <T> void spans(int origin, Function<Hop, Optional<T>> judge, Told<T> told, Predicate<Hop> isEnd) {
        Function<Hop, Optional<T>> judging = hop -> {
            effort.spend(2L * weight);
            return judge.apply(hop);
        };
        for (int first = origin + 1; first <= last(); ) {
            int end = oneByOne ? first : endOfStage(origin, first);
            if (first == end) {
                judging.apply(hop(origin, end)).ifPresent(judged -> told.of(kinOf[end], end, end, judged));
            } else {
                ofOneStage(origin, first, end, judging, told);
            }
            if (contiguous && isEnd.test(hop(origin, end))) {
                return;
            }
            first = end + 1;
        }
    }

    private <T> void ofOneStage(int origin, int first, int end, Function<Hop, Optional<T>> judging, Told<T> told) {
        Map<Integer, Optional<T>> judged = new HashMap<>();
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
                // Places of the same answers on the same side are judged alike, in whatever chain.
                int alike = 2 * answers.get(kin) + (earlier ? 1 : 0);
                Optional<T> found = judged.computeIfAbsent(alike, any -> judging.apply(hop(origin, example)));
                if (found.isPresent()) {
                    told.of(kin, example, ofKin[next - 1], found.get());
                }
                low = next;
            }
        }
    }

    private static int ceiling(int[] ascending, int place) {
        int found = Arrays.binarySearch(ascending, place);
        return found >= 0 ? found : -found - 1;
    }

    private Hop hop(int origin, int place) {
        return new Hop(places.get(origin), places.get(place));
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
        return policy.stage(hop(origin, place));
    }
}
