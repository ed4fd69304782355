package io.github.upgradeguard.upgrade.locate;

import static io.github.upgradeguard.upgrade.locate.YamlPath.field;
import static io.github.upgradeguard.upgrade.locate.YamlPath.has;
import static io.github.upgradeguard.upgrade.locate.YamlPath.text;

import io.github.upgradeguard.upgrade.locate.Workload.Replicas;
import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service of Compose.
 *
 * @param begins where
 */
record ComposeService(String name, YamlNode service, Place begins) {

    /**
     * The workload that it is; empty for one of a file that overrides others and says nothing of how many run.
     *
     * @param overriding whether the file is read on top of another, so that what it leaves out is not a default
     */
    Optional<Workload> workload(boolean overriding) {
        List<YamlNode> counts = Stream.of(field(service, "deploy", "replicas"), field(service, "scale"))
                .flatMap(Optional::stream)
                .toList();
        List<String> images = text(service, "image").stream().toList();
        Optional<Replicas> special = special();
        if (special.isPresent()) {
            return Optional.of(new Workload(name, images, special.get(), begins));
        }
        if (!counts.isEmpty()) {
            return Optional.of(
                    new Workload(name, images, counted(counts), counts.get(0).place()));
        }
        if (overriding) {
            return Optional.empty();
        }
        Replicas replicas = field(service, "extends").isPresent()
                ? new Replicas.Undecided("it extends another service, which may say how many run")
                : new Replicas.Exactly(1);
        return Optional.of(new Workload(name, images, replicas, begins));
    }

    /** What its mode makes of it, whatever number is written. */
    private Optional<Replicas> special() {
        String mode = text(service, "deploy", "mode").orElse("replicated");
        return switch (mode) {
            case "replicated" -> Optional.empty();
            case "global" -> Optional.of(new Replicas.Undecided("one runs on each node (mode: global)"));
            case "replicated-job", "global-job" ->
                Optional.of(new Replicas.Passing("a job runs to its end (mode: %s)".formatted(mode)));
            default -> Optional.of(new Replicas.Undecided("mode: %s is none that is known".formatted(mode)));
        };
    }

    private Replicas counted(List<YamlNode> counts) {
        Set<Replicas> said = new HashSet<>();
        counts.forEach(count -> said.add(Counts.written(count)));
        if (said.size() > 1) {
            return new Replicas.Undecided("deploy.replicas and scale differ");
        }
        Replicas one = said.iterator().next();
        return one instanceof Replicas.Exactly exactly && exactly.count() > 1 && isReplacedAtOnce(exactly.count())
                ? new Replicas.Undecided("all of them are replaced at once (update_config.parallelism)")
                : one;
    }

    private boolean isReplacedAtOnce(int count) {
        boolean startsFirst = has(service, "start-first", "deploy", "update_config", "order");
        return !startsFirst
                && text(service, "deploy", "update_config", "parallelism")
                        .filter(at -> at.matches("\\d{1,6}"))
                        .map(Integer::parseInt)
                        .filter(at -> at == 0 || at >= count)
                        .isPresent();
    }
}
