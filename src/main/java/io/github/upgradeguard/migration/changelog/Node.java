package io.github.upgradeguard.migration.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An element of a change log, the same whether it is written in XML, YAML, JSON or formatted SQL. */
final class Node {

    private final String name;
    private final Map<String, String> attributes;
    private final List<Node> children;
    private final String text;
    private final int line;
    private final int textLine;
    private final long length;
    private final int count;
    private final boolean hasExpressions;

    /**
     * An element.
     *
     * @param name without its name space
     * @param line where it starts in its file, from 1
     * @param textLine where its text starts
     */
    Node(String name, Map<String, String> attributes, List<Node> children, String text, int line, int textLine) {
        this.name = name;
        this.attributes = attributes;
        this.children = children;
        this.text = text;
        this.line = line;
        this.textLine = textLine;
        long sum = 1L + text.length();
        int parts = 1 + attributes.size();
        boolean isMarked = text.contains("${");
        for (String value : attributes.values()) {
            sum += 1L + value.length();
            isMarked |= value.contains("${");
        }
        for (Node child : children) {
            sum += child.length;
            parts += child.count;
            isMarked |= child.hasExpressions;
        }
        this.length = sum;
        this.count = parts;
        this.hasExpressions = isMarked;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Node> children() {
        return children;
    }

    String text() {
        return text;
    }

    int line() {
        return line;
    }

    int textLine() {
        return textLine;
    }

    /** About how many characters there are in it: what it costs to work on. */
    long length() {
        return length;
    }

    /** How many elements and attributes there are in it: what it costs to keep. */
    int count() {
        return count;
    }

    /** What an attribute says; empty if it is not there or blank. */
    Optional<String> attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** What an attribute says, or the text of a child of that name; empty if neither is there. */
    Optional<String> value(String attribute) {
        Optional<String> value = attribute(attribute);
        return value.isPresent()
                ? value
                : children.stream()
                        .filter(child -> child.name.equals(attribute) && !child.text.isBlank())
                        .map(child -> child.text.strip())
                        .findFirst();
    }

    boolean isTrue(String attribute) {
        return is(attribute, "true");
    }

    boolean isFalse(String attribute) {
        return is(attribute, "false");
    }

    private boolean is(String attribute, String word) {
        String value = attributes.get(attribute);
        return value != null && value.strip().toLowerCase(Locale.ROOT).equals(word);
    }

    /** Whether any of the attributes is there. */
    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(attributes::containsKey);
    }

    /** The children of a name, also those that YAML gathers under its plural. */
    List<Node> all(String child) {
        List<Node> found = new ArrayList<>();
        for (Node one : children) {
            if (one.name.equals(child)) {
                found.add(one);
            } else if (one.name.equals(child + "s")) {
                one.children.stream().filter(item -> item.name.equals(child)).forEach(found::add);
            }
        }
        return found;
    }

    /** The same with every {@code ${…}} in it replaced. */
    Node expanded(UnaryOperator<String> expand) {
        if (!hasExpressions) {
            return this;
        }
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((key, value) -> values.put(key, expand.apply(value)));
        List<Node> nodes = new ArrayList<>(children.size());
        children.forEach(child -> nodes.add(child.expanded(expand)));
        return new Node(name, values, nodes, expand.apply(text), line, textLine);
    }

    /** In one line, for a person: the name, the attributes, the children in parentheses. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private static final int LONGEST_LINE = 400;

    private void write(StringBuilder out) {
        out.append(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (out.length() > LONGEST_LINE) {
                break;
            }
            out.append(' ').append(attribute.getKey()).append("=\"");
            writeShort(out, attribute.getValue());
            out.append('"');
        }
        if (!text.isBlank()) {
            out.append(' ');
            writeShort(out, text.strip());
        }
        for (Node child : children) {
            if (out.length() > LONGEST_LINE) {
                out.append(" …");
                return;
            }
            out.append(" (");
            child.write(out);
            out.append(')');
        }
    }

    private static void writeShort(StringBuilder out, String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (at == LONGEST_LINE / 4) {
                out.append('…');
                return;
            }
            out.append(Character.isISOControl(c) ? ' ' : c);
        }
    }
}
