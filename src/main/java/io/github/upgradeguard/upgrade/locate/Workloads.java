package io.github.upgradeguard.upgrade.locate;

import static io.github.upgradeguard.upgrade.locate.YamlPath.field;
import static io.github.upgradeguard.upgrade.locate.YamlPath.items;
import static io.github.upgradeguard.upgrade.locate.YamlPath.text;

import io.github.upgradeguard.upgrade.locate.Workload.Replicas;
import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The workloads that YAML files declare, in their order, and what other objects of the same files do to their number.
 * Whatever else is in the files is none of ours.
 */
final class Workloads {

    private static final Set<String> KUSTOMIZATIONS = Set.of("Kustomization", "Component");
    private static final List<String> PATCHES =
            List.of("patches", "patchesStrategicMerge", "patchesJson6902", "components", "transformers", "helmCharts");

    private final List<Workload> services = new ArrayList<>();
    private final List<Workload> manifests = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> decided = new HashMap<>();
    private final List<String> undecided = new ArrayList<>();

    /** What a kustomization says of a workload. */
    private record Change(String workload, Replicas replicas, Place at) {}

    /** What a file is among others. */
    enum Role {
        /** One that says all of what it names. */
        WHOLE,
        /** One that is read on top of another, so that what it leaves out is not a default. */
        OVERRIDING,
        /** One that says how kustomize changes others; it need not say so itself. */
        KUSTOMIZATION,
        /** One that is read for what it does to the workloads of another alone. */
        BESIDE
    }

    /** Adds what one file says. */
    void add(List<YamlNode> documents, Role role) {
        documents.forEach(document -> document(document, role));
    }

    /** All that were added. */
    List<Workload> all() {
        List<Workload> all = new ArrayList<>(services);
        manifests.stream().map(this::asItRuns).forEach(all::add);
        for (Change change : changes) {
            if (manifests.stream().noneMatch(workload -> workload.name().equals(change.workload()))) {
                all.add(new Workload(change.workload(), List.of(), change.replicas(), change.at()));
            }
        }
        return all;
    }

    private void document(YamlNode document, Role role) {
        Optional<String> kind = text(document, "kind");
        if (kind.filter(KUSTOMIZATIONS::contains).isPresent() || (kind.isEmpty() && role == Role.KUSTOMIZATION)) {
            kustomization(document);
        } else if (kind.isEmpty()) {
            if (role != Role.BESIDE && field(document, "services").orElse(null) instanceof Fields all) {
                all.values().forEach((name, service) -> service(name, all, service, role));
            }
        } else if (kind.get().endsWith("List") && field(document, "items").isPresent()) {
            items(field(document, "items")).forEach(item -> document(item, role));
        } else {
            object(new Manifest(kind.get(), document), role);
        }
    }

    private void service(String name, Fields all, YamlNode service, Role role) {
        Place begins = all.keys().getOrDefault(name, service.place());
        new ComposeService(name, service, begins)
                .workload(role == Role.OVERRIDING)
                .ifPresent(services::add);
    }

    private void object(Manifest manifest, Role role) {
        YamlNode document = manifest.document();
        if (manifest.isWorkload() && role != Role.BESIDE) {
            manifests.add(manifest.workload());
        }
        if (manifest.kind().equals("Rollout")) {
            text(document, "spec", "workloadRef", "name")
                    .ifPresent(name -> decided.put(name, "a Rollout (%s) runs in its place".formatted(at(document))));
        }
        if (field(document, "spec", "scaleTargetRef").isPresent()) {
            String scaled = "an autoscaler decides how many run" + bounds(document);
            text(document, "spec", "scaleTargetRef", "name")
                    .filter(name -> !name.contains("$") && !name.contains("{{"))
                    .ifPresentOrElse(
                            name -> decided.put(name, scaled),
                            () -> undecided.add(
                                    "what the autoscaler (%s) scales is not resolved here".formatted(at(document))));
        }
    }

    /** Between which numbers an autoscaler decides, where it says so. */
    private static String bounds(YamlNode document) {
        Optional<String> least =
                text(document, "spec", "minReplicas").or(() -> text(document, "spec", "minReplicaCount"));
        Optional<String> most =
                text(document, "spec", "maxReplicas").or(() -> text(document, "spec", "maxReplicaCount"));
        return least.isPresent() && most.isPresent() ? " (%s to %s)".formatted(least.get(), most.get()) : "";
    }

    private void kustomization(YamlNode document) {
        items(field(document, "replicas"))
                .forEach(item -> changes.add(new Change(
                        text(item, "name").orElse(""),
                        field(item, "count").map(Counts::written).orElse(new Replicas.Undecided("no count is written")),
                        field(item, "count").map(YamlNode::place).orElse(item.place()))));
        for (String key : PATCHES) {
            if (items(field(document, key)).anyMatch(patch -> mayCount(key, patch))) {
                undecided.add("kustomize changes it (%s of %s)"
                        .formatted(key, document.place().file()));
            }
        }
    }

    /** Whether a patch may say how many run: an inline one by its words, and one in another file always. */
    private static boolean mayCount(String key, YamlNode patch) {
        Optional<String> inline = patch instanceof Text text ? Optional.of(text.value()) : text(patch, "patch");
        boolean isInline = inline.filter(text -> text.contains("\n") || text.contains(": "))
                .isPresent();
        return !key.startsWith("patches")
                || !isInline
                || inline.get().matches("(?s).*(replicas|Replicas|strategy|Strategy).*");
    }

    private static String at(YamlNode document) {
        return document.place().file() + ":" + document.place().line();
    }

    /** A workload with what others make of its number. */
    private Workload asItRuns(Workload workload) {
        if (workload.passes()) {
            return workload;
        }
        if (decided.containsKey(workload.name())) {
            return workload.with(new Replicas.Undecided(decided.get(workload.name())));
        }
        for (Change change : changes) {
            if (change.workload().equals(workload.name()) && !change.replicas().equals(workload.replicas())) {
                return workload.with(new Replicas.Undecided("a kustomization says otherwise (%s:%d)"
                        .formatted(change.at().file(), change.at().line())));
            }
        }
        return undecided.isEmpty() ? workload : workload.with(new Replicas.Undecided(undecided.get(0)));
    }
}
