package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a project asks.
 *
 * @param flavours what follows the two versions where they are declared
 */
record ModelRequest(
        ModelVersion current,
        ModelVersion target,
        Flavours flavours,
        Optional<Rollout> rollout,
        Facts facts,
        List<ModelAcceptance> accepted) {

    record Flavours(String current, String target) {

        static final Flavours NONE = new Flavours("", "");
    }

    static ModelRequest of(ModelVersion current, ModelVersion target) {
        return new ModelRequest(current, target, Flavours.NONE, Optional.empty(), Facts.NONE, List.of());
    }

    ModelRequest accepting(List<ModelAcceptance> acceptances) {
        return new ModelRequest(current, target, flavours, rollout, facts, acceptances);
    }

    /** Once a stop of a path is reached. */
    ModelRequest from(ModelVersion other) {
        return new ModelRequest(
                other, target, new Flavours(flavours.target(), flavours.target()), rollout, facts, accepted);
    }

    ModelRequest demanding(Optional<Rollout> way) {
        return new ModelRequest(current, target, flavours, way, facts, accepted);
    }

    ModelRequest plain() {
        return new ModelRequest(current, target, Flavours.NONE, rollout, facts, accepted);
    }

    ModelRequest without(String fact) {
        Map<String, Boolean> fewer = new HashMap<>(facts.values());
        fewer.remove(fact);
        return new ModelRequest(current, target, flavours, rollout, new Facts(fewer), accepted);
    }

    /** The same with one thing less said. */
    Stream<ModelRequest> smaller() {
        return Stream.of(
                        IntStream.range(0, accepted.size()).mapToObj(i -> accepting(ModelProduct.without(accepted, i))),
                        facts.values().keySet().stream().sorted().map(this::without),
                        rollout.map(way -> demanding(Optional.empty())).stream(),
                        Stream.of(plain()).filter(plain -> !plain.equals(this)))
                .flatMap(Function.identity());
    }

    boolean goesUp() {
        return target.isAfter(current);
    }

    /** As a path prints a version: stops are what the target will be. */
    String printed(ModelVersion version) {
        return version + (version.equals(current) ? flavours.current() : flavours.target());
    }

    UpgradeRequest of(String product) {
        return of(product, target + flavours.target());
    }

    /** The same to what is written in another way. */
    UpgradeRequest of(String product, String written) {
        return new UpgradeRequest(
                "upgrade",
                product,
                DeclaredVersion.of(printed(current)),
                DeclaredVersion.of(written),
                rollout,
                facts,
                accepted.stream().map(ModelAcceptance::written).toList());
    }
}
