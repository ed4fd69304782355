package io.github.upgradeguard.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of two columns: a label, and a text.
 *
 * @param indent before the labels
 * @param width of the labels, with the blanks after them
 */
record Labels(int indent, int width) {

    String line(String label, String text) {
        return (" ".repeat(indent) + padded(label, width) + text).stripTrailing();
    }

    /** The label before the first of the texts. */
    List<String> lines(String label, List<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(line(lines.isEmpty() ? label : "", text)));
        return lines;
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
