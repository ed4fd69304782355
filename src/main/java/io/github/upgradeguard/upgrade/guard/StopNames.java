package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.path.PathHop;
import io.github.upgradeguard.upgrade.path.UpgradePath;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the stops of a path as the project can set them: in the flavour of its own tags, and where no release is listed by
 * what the newest one of the line has to satisfy.
 *
 * @param flavour of the stops; empty for none
 */
record StopNames(Catalog catalog, Policy policy, Versioning versioning, String flavour) {

    /** The names of the stops between two versions. */
    static StopNames between(Version current, Version target, Catalog catalog, Policy policy, Versioning versioning) {
        return new StopNames(catalog, policy, versioning, flavour(current, target, versioning));
    }

    /** The flavour that the stops between two versions have; empty for none. */
    static String flavour(Version current, Version target, Versioning versioning) {
        String flavour = target.flavour();
        // What only one end has may be the number of its own build (-gke.100), which no other release carries.
        boolean isShared = current.flavour().equals(flavour)
                || flavour.chars().noneMatch(Character::isDigit)
                || versioning.flavours().stream().anyMatch(flavour::endsWith);
        return isShared ? flavour : "";
    }

    /** The path with its stops renamed; its ends stay as they are declared. */
    UpgradePath named(UpgradePath path) {
        List<PathHop> hops = path.hops();
        List<Position> places = new ArrayList<>();
        places.add(hops.get(0).hop().from());
        for (int i = 0; i + 1 < hops.size(); i++) {
            places.add(named(hops.get(i).hop(), hops.get(i + 1).hop()));
        }
        places.add(hops.get(hops.size() - 1).hop().to());
        List<PathHop> named = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            named.add(new PathHop(
                    new Hop(places.get(i), places.get(i + 1)), hops.get(i).rollout()));
        }
        return new UpgradePath(named);
    }

    private Position named(Hop in, Hop out) {
        Position stop = in.to();
        Version version = stop.version();
        Optional<String> range =
                stop.isStandIn() ? least(in, out).map(least -> range(least, stop.line())) : Optional.empty();
        return stop.under(range.map(version::written).orElseGet(() -> version.inFlavour(flavour)));
    }

    private static String range(String least, Numbers line) {
        List<Long> next = new ArrayList<>(line.values());
        next.set(next.size() - 1, next.get(next.size() - 1) + 1);
        return "%s <%s".formatted(least, new Numbers(next));
    }

    /** From where on in its line every release will do for the stop; empty if the whole line will. */
    private Optional<String> least(Hop in, Hop out) {
        Version newest = in.to().version();
        VersionRange line = VersionRange.parse(in.to().line() + ".x", versioning);
        Stream<Version> start =
                Stream.of(in.from().version().justAfter(), line.edges().get(0));
        List<Version> edges = Stream.concat(start, policy.edges().stream())
                .filter(edge -> edge.compareTo(newest) < 0)
                .filter(line::contains)
                .filter(edge -> edge.compareTo(in.from().version()) > 0)
                .sorted()
                .distinct()
                .toList();
        int first = edges.size();
        while (first > 0 && isStop(in.from(), catalog.position(edges.get(first - 1)), out.to())) {
            first--;
        }
        // None of them will do where the newest has to be taken.
        if (first == 0 || first == edges.size()) {
            return Optional.empty();
        }
        Version refused = edges.get(first - 1);
        Version least = edges.get(first);
        boolean isJustAfter = least.numbers().count() > refused.numbers().count();
        return Optional.of(isJustAfter ? ">" + release(refused, in.to().line()) : ">=" + least);
    }

    /** A version with more numbers than its line: after {@code >2.0} comes 2.1, and after {@code >2.0.0} 2.0.1. */
    private static String release(Version version, Numbers line) {
        boolean isLine = version.numbers().count() <= line.count();
        return isLine ? version.numbers().prefix(line.count() + 1).toString() : version.toString();
    }

    private boolean isStop(Position from, Position stop, Position to) {
        return policy.judge(new Hop(from, stop)).isLegal()
                && policy.judge(new Hop(stop, to)).isLegal();
    }
}
