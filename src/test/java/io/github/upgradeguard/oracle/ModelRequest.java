package io.github.upgradeguard.oracle;

import io.github.upgradeguard.guard.DeclaredVersion;
import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
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

    /** @param declared whether the product names its flavours */
    record Flavours(String current, String target, boolean declared) {

        static final Flavours NONE = new Flavours("", "", false);

        /** That of the stops: of the target, unless the two differ in something that nobody calls a flavour. */
        String ofStops() {
            return declared || current.isEmpty() || current.equals(target) ? target : "";
        }

        Flavours fromStop() {
            return new Flavours(ofStops(), target, declared);
        }
    }

    static ModelRequest of(ModelVersion current, ModelVersion target) {
        return new ModelRequest(current, target, Flavours.NONE, Optional.empty(), Facts.NONE, List.of());
    }

    ModelRequest accepting(List<ModelAcceptance> acceptances) {
        return new ModelRequest(current, target, flavours, rollout, facts, acceptances);
    }

    /** Once a stop of a path is reached. */
    ModelRequest from(ModelVersion other) {
        return new ModelRequest(other, target, flavours.fromStop(), rollout, facts, accepted);
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

    /** As a path prints a version: its ends as they were declared, and stops in their flavour. */
    String printed(ModelVersion version) {
        if (version.equals(current)) {
            return version + flavours.current();
        }
        return version + (version.equals(target) ? flavours.target() : flavours.ofStops());
    }

    UpgradeRequest of(String product) {
        return new UpgradeRequest(
                "upgrade",
                product,
                DeclaredVersion.of(printed(current)),
                DeclaredVersion.of(target + flavours.target()),
                rollout,
                facts,
                accepted.stream().map(ModelAcceptance::written).toList());
    }
}
