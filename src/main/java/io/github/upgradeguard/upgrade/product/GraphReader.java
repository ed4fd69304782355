package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.UpdateGraph;
import io.github.upgradeguard.upgrade.policy.UpdateGraph.Edge;
import io.github.upgradeguard.upgrade.policy.UpdateGraph.Risk;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.Versioning;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import io.github.upgradeguard.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads update graphs in the JSON that OpenShift's update service serves (Cincinnati), and joins them: nodes are
 * releases, edges are pairs of their indices, conditional edges are pairs of versions with the risks that they have.
 * JSON is YAML, so a mistake is told with its place; what else a graph holds is none of our business.
 *
 * @see <a href="https://github.com/openshift/cincinnati/blob/master/docs/design/openshift.md">the format</a>
 */
final class GraphReader {

    private static final String FORMAT = "1";

    private final Versioning versioning;
    private final Map<Version, Release> releases = new LinkedHashMap<>();
    private final UpdateGraph graph = new UpdateGraph();

    GraphReader(Versioning versioning) {
        this.versioning = versioning;
    }

    /** The releases of all files that were read. */
    List<Release> releases() {
        return List.copyOf(releases.values());
    }

    /** The hops of all files that were read. */
    UpdateGraph graph() {
        return graph;
    }

    /**
     * Joins one more file.
     *
     * @param file its name, for messages
     * @throws UnusableFileException if it is no such graph
     */
    void join(String file, String json) {
        YamlNode root = YamlReader.read(file, json);
        Optional<YamlNode> format = value(root, "version", "an update graph");
        if (format.isPresent() && !Section.text(format.get(), "'version'").equals(FORMAT)) {
            throw new UnusableFileException(
                    format.get().place(), "this version reads update graphs of format %s".formatted(FORMAT));
        }
        List<Version> nodes = new ArrayList<>();
        for (YamlNode node : items(needed(root, "nodes", "an update graph"), "'nodes'")) {
            Version version = version(needed(node, "version", "a node"));
            nodes.add(version);
            Optional<String> notes = value(node, "metadata", "a node")
                    .flatMap(metadata -> value(metadata, "url", "the metadata of a node"))
                    .map(url -> Section.text(url, "'url'"));
            releases.putIfAbsent(version, new Release(version, Optional.empty(), Map.of(), notes));
        }
        for (YamlNode edge : items(needed(root, "edges", "an update graph"), "'edges'")) {
            List<YamlNode> ends = items(edge, "an edge");
            if (ends.size() != 2) {
                throw new UnusableFileException(edge.place(), "an edge is a pair of node numbers, as in [0, 1]");
            }
            graph.add(new Edge(node(ends.get(0), nodes), node(ends.get(1), nodes)));
        }
        Optional<YamlNode> conditional = value(root, "conditionalEdges", "an update graph");
        if (conditional.isPresent()) {
            items(conditional.get(), "'conditionalEdges'").forEach(this::addConditional);
        }
    }

    private void addConditional(YamlNode conditional) {
        List<Risk> risks = items(needed(conditional, "risks", "a conditional edge"), "'risks'").stream()
                .map(GraphReader::risk)
                .toList();
        if (risks.isEmpty()) {
            throw new UnusableFileException(
                    conditional.place(), "a conditional edge without risks has nothing that one could accept");
        }
        List<Edge> edges = items(needed(conditional, "edges", "a conditional edge"), "'edges'").stream()
                .map(edge -> new Edge(
                        version(needed(edge, "from", "a conditional edge")),
                        version(needed(edge, "to", "a conditional edge"))))
                .toList();
        graph.add(edges, risks);
        if (graph.risks() > UpdateGraph.MOST_RISKS) {
            throw new UnusableFileException(
                    conditional.place(),
                    "more than %d risks are named up to here; leave out graphs of channels that are not used"
                            .formatted(UpdateGraph.MOST_RISKS));
        }
    }

    private static Risk risk(YamlNode risk) {
        return new Risk(
                Section.text(needed(risk, "name", "a risk"), "the name of a risk"),
                said(risk, "message"),
                said(risk, "url"));
    }

    private static String said(YamlNode risk, String key) {
        return value(risk, key, "a risk")
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .map(Text::value)
                .orElse("");
    }

    private static Version node(YamlNode number, List<Version> nodes) {
        String text = Section.text(number, "a node number");
        int index = text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (index >= nodes.size()) {
            throw new UnusableFileException(
                    number.place(), "there is no node %s; there are %d, counted from 0".formatted(text, nodes.size()));
        }
        return nodes.get(index);
    }

    private Version version(YamlNode node) {
        try {
            return versioning.read(Section.text(node, "a version"));
        } catch (UnreadableVersionException e) {
            throw new UnusableFileException(node.place(), String.valueOf(e.getMessage()));
        }
    }

    private static YamlNode needed(YamlNode node, String key, String what) {
        return value(node, key, what)
                .orElseThrow(() -> new UnusableFileException(node.place(), "%s has no `%s`".formatted(what, key)));
    }

    private static Optional<YamlNode> value(YamlNode node, String key, String what) {
        if (!(node instanceof Fields fields)) {
            throw new UnusableFileException(
                    node.place(), "%s is %s; it has to be a JSON object".formatted(what, node.kind()));
        }
        return Optional.ofNullable(fields.values().get(key));
    }

    private static List<YamlNode> items(YamlNode node, String what) {
        if (!(node instanceof Items items)) {
            throw new UnusableFileException(
                    node.place(), "%s is %s; it has to be a JSON array".formatted(what, node.kind()));
        }
        return items.values();
    }
}
