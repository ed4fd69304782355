package io.github.upgradeguard.locate;

import io.github.upgradeguard.locate.Workload.Replicas;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The workloads that YAML files declare, in their order. Whatever else is in the files is none of ours. */
final class Workloads {

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "ReplicaSet");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final List<Workload> found = new ArrayList<>();
    private final Set<String> scaled = new HashSet<>();

    /**
     * Adds those of one file.
     *
     * @param overriding whether the file is read on top of another, so that what it leaves out is not a default
     */
    void add(List<YamlNode> documents, boolean overriding) {
        documents.forEach(document -> document(document, overriding));
    }

    /** All that were added. */
    List<Workload> all() {
        return found.stream().map(this::unlessScaled).toList();
    }

    private void document(YamlNode document, boolean overriding) {
        Optional<String> kind = text(document, "kind");
        if (kind.isEmpty()) {
            if (field(document, "services").orElse(null) instanceof Fields services) {
                services.values().forEach((name, service) -> service(name, services, service, overriding));
            }
        } else if (kind.get().equals("List")) {
            items(field(document, "items")).forEach(item -> document(item, overriding));
        } else if (KINDS.contains(kind.get())) {
            found.add(workload(document));
        } else if (kind.get().equals("HorizontalPodAutoscaler")) {
            text(document, "spec", "scaleTargetRef", "name").ifPresent(scaled::add);
        }
    }

    /** A Compose service; a file that overrides others says nothing of what it does not mention. */
    private void service(String name, Fields services, YamlNode service, boolean overriding) {
        List<YamlNode> counts = Stream.of(field(service, "deploy", "replicas"), field(service, "scale"))
                .flatMap(Optional::stream)
                .toList();
        List<String> images = text(service, "image").stream().toList();
        if (!counts.isEmpty()) {
            Set<Replicas> said = new HashSet<>();
            counts.forEach(count -> said.add(written(count)));
            Replicas replicas = said.size() == 1
                    ? written(counts.get(0))
                    : new Replicas.Undecided("deploy.replicas and scale differ");
            found.add(new Workload(name, images, replicas, counts.get(0).place()));
        } else if (!overriding) {
            Replicas replicas = new Replicas.Exactly(1);
            if (text(service, "deploy", "mode").filter("global"::equals).isPresent()) {
                replicas = new Replicas.Undecided("one runs on each node (mode: global)");
            } else if (field(service, "extends").isPresent()) {
                replicas = new Replicas.Undecided("it extends another service, which may say how many run");
            }
            found.add(new Workload(name, images, replicas, services.keys().getOrDefault(name, service.place())));
        }
    }

    private static Workload workload(YamlNode document) {
        String name = text(document, "metadata", "name").orElse("");
        List<String> images = items(field(document, "spec", "template", "spec", "containers"))
                .flatMap(container -> text(container, "image").stream())
                .toList();
        Optional<YamlNode> replicas = field(document, "spec", "replicas");
        return new Workload(
                name,
                images,
                replicas.map(Workloads::written).orElse(new Replicas.Exactly(1)),
                replicas.map(YamlNode::place).orElse(document.place()));
    }

    private Workload unlessScaled(Workload workload) {
        return scaled.contains(workload.name())
                ? new Workload(
                        workload.name(),
                        workload.images(),
                        new Replicas.Undecided("an autoscaler decides how many run"),
                        workload.at())
                : workload;
    }

    private static Replicas written(YamlNode node) {
        if (!(node instanceof Text text)) {
            return new Replicas.Undecided("the number is %s".formatted(node.kind()));
        }
        String number = text.value().strip();
        if (NUMBER.matcher(number).matches()) {
            int count = Integer.parseInt(number);
            return count > 0 ? new Replicas.Exactly(count) : new Replicas.Undecided("0 are written, so none runs");
        }
        return new Replicas.Undecided(
                number.contains("$") || number.contains("{{")
                        ? "%s is not resolved here".formatted(number)
                        : "'%s' is no number".formatted(number));
    }

    private static Optional<String> text(YamlNode node, String... keys) {
        return field(node, keys)
                .flatMap(found -> found instanceof Text text && !text.value().isBlank()
                        ? Optional.of(text.value())
                        : Optional.empty());
    }

    private static Stream<YamlNode> items(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Items items ? items.values().stream() : Stream.empty();
    }

    /** What lies under keys, merged mappings ({@code <<}) included; empty if a key is missing. */
    private static Optional<YamlNode> field(YamlNode node, String... keys) {
        Optional<YamlNode> found = Optional.of(node);
        for (String key : keys) {
            found = found.flatMap(at -> own(at, key));
        }
        return found;
    }

    private static Optional<YamlNode> own(YamlNode node, String key) {
        if (!(node instanceof Fields fields)) {
            return Optional.empty();
        }
        YamlNode value = fields.values().get(key);
        if (value != null || key.equals("<<")) {
            return Optional.ofNullable(value);
        }
        Optional<YamlNode> merged = own(node, "<<");
        Stream<YamlNode> sources =
                merged.orElse(null) instanceof Items several ? several.values().stream() : merged.stream();
        return sources.flatMap(source -> own(source, key).stream()).findFirst();
    }
}
