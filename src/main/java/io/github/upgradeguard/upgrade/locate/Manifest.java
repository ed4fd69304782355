package io.github.upgradeguard.upgrade.locate;

import static io.github.upgradeguard.upgrade.locate.YamlPath.field;
import static io.github.upgradeguard.upgrade.locate.YamlPath.has;
import static io.github.upgradeguard.upgrade.locate.YamlPath.items;
import static io.github.upgradeguard.upgrade.locate.YamlPath.text;

import io.github.upgradeguard.upgrade.locate.Workload.Replicas;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A workload of Kubernetes: what keeps several instances running, or replaces them in a way of its own. */
record Manifest(String kind, YamlNode document) {

    /** The kinds that a number of instances is written for. */
    private static final Set<String> COUNTED = Set.of(
            "Deployment",
            "StatefulSet",
            "ReplicaSet",
            "ReplicationController",
            "DeploymentConfig",
            "Rollout",
            "CloneSet");

    private static final Set<String> PASSING = Set.of("Job", "CronJob");

    boolean isWorkload() {
        return COUNTED.contains(kind)
                || PASSING.contains(kind)
                || kind.equals("DaemonSet")
                || kind.equals("Pod")
                || isServerless();
    }

    private boolean isServerless() {
        return kind.equals("Service")
                && text(document, "apiVersion")
                        .filter(version -> version.startsWith("serving.knative.dev/"))
                        .isPresent();
    }

    Workload workload() {
        Optional<YamlNode> replicas = field(document, "spec", "replicas");
        return new Workload(
                text(document, "metadata", "name").orElse(""),
                images(),
                replicas(replicas),
                replicas.map(YamlNode::place).orElse(document.place()));
    }

    private List<String> images() {
        Optional<YamlNode> containers =
                switch (kind) {
                    case "Pod" -> field(document, "spec", "containers");
                    case "CronJob" -> field(document, "spec", "jobTemplate", "spec", "template", "spec", "containers");
                    default -> field(document, "spec", "template", "spec", "containers");
                };
        return items(containers)
                .flatMap(container -> text(container, "image").stream())
                .toList();
    }

    private Replicas replicas(Optional<YamlNode> written) {
        if (PASSING.contains(kind)) {
            return new Replicas.Passing("a %s runs to its end".formatted(kind));
        }
        if (kind.equals("DaemonSet")) {
            return new Replicas.Undecided("one runs on each node (DaemonSet)");
        }
        if (isServerless()) {
            return new Replicas.Undecided("an autoscaler decides how many run");
        }
        Replicas count = written.map(Counts::written).orElse(new Replicas.Exactly(1));
        return count instanceof Replicas.Exactly exactly
                ? reasonAgainstRolling(exactly.count())
                        .<Replicas>map(Replicas.Undecided::new)
                        .orElse(count)
                : count;
    }

    /** Why its instances are not replaced one after the other, however many they are. */
    private Optional<String> reasonAgainstRolling(int count) {
        return Stream.of(paused(), ofStrategy(count), ofUpdates(count))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> paused() {
        return has(document, "true", "spec", "paused") || has(document, "true", "spec", "updateStrategy", "paused")
                ? Optional.of("it is paused, so that none of them is replaced")
                : Optional.empty();
    }

    private Optional<String> ofStrategy(int count) {
        if (has(document, "Recreate", "spec", "strategy", "type")) {
            return Optional.of("all of them stop at once (strategy: Recreate)");
        }
        return allAtOnce(count, "spec", "strategy", "rollingUpdate", "maxUnavailable")
                .or(() -> allAtOnce(count, "spec", "strategy", "canary", "maxUnavailable"));
    }

    private Optional<String> ofUpdates(int count) {
        if (has(document, "OnDelete", "spec", "updateStrategy", "type")) {
            return Optional.of("none of them is replaced by itself (updateStrategy: OnDelete)");
        }
        Optional<String> partition = text(document, "spec", "updateStrategy", "rollingUpdate", "partition");
        if (partition.filter(from -> !from.equals("0")).isPresent()) {
            return Optional.of("not all of them are replaced (partition: %s)".formatted(partition.get()));
        }
        return allAtOnce(count, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
    }

    private Optional<String> allAtOnce(int count, String... keys) {
        return text(document, keys)
                .filter(most -> most.equals("100%") || (most.matches("\\d{1,6}") && Integer.parseInt(most) >= count))
                .filter(most -> count > 1)
                .map("all of them may stop at once (maxUnavailable: %s)"::formatted);
    }
}
