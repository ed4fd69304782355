package io.github.upgradeguard.migration.changelog;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML into nodes. Nothing is fetched for it: no DTD, no schema, no entity. */
final class XmlFile {

    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 500_000;

    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private final List<Gap> gaps = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Open root = new Open("", Map.of(), 1, 1);
    private int elements;

    private XmlFile(String file) {
        this.file = file;
    }

    /** An element whose end is still to come. */
    private record Open(
            String name,
            Map<String, String> attributes,
            int line,
            int textLine,
            List<Node> children,
            StringBuilder text) {

        Open(String name, Map<String, String> attributes, int line, int textLine) {
            this(name, attributes, line, textLine, new ArrayList<>(), new StringBuilder());
        }

        Node node() {
            return new Node(
                    name,
                    attributes.isEmpty() ? Map.of() : attributes,
                    children.isEmpty() ? List.of() : children,
                    text.toString(),
                    line,
                    textLine);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /** The change log in a file. Of one that is not well-formed, all that ends before the mistake. */
    static ParsedFile read(String file, String text) {
        XmlFile reading = new XmlFile(file);
        reading.read(text);
        Node root = reading.root.node();
        Node changeLog = root.children().isEmpty() ? root : root.children().get(0);
        return new ParsedFile(changeLog, false, reading.gaps);
    }

    private void read(String text) {
        open.push(root);
        int line = 1;
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                line = Math.max(line, xml.getLocation().getLineNumber());
                take(xml, xml.next(), line);
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            gap(at, "not well-formed XML, what comes after is not read: " + reason(e));
        } catch (RuntimeException e) {
            // The parser of the JDK has holes of its own.
            gap(line, "not well-formed XML, what comes after is not read");
        }
        closeAll();
    }

    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return (start < 0 ? message : message.substring(start + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }

    private void take(XMLStreamReader xml, int event, int line) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml, line);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                top().text().append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            case XMLStreamConstants.DTD -> gap(line, "a DOCTYPE is not read, and no entity that it declares");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                gap(line, "&%s; is declared in no place that is read".formatted(xml.getLocalName()));
            default -> {}
        }
    }

    private void start(XMLStreamReader xml, int line) throws XMLStreamException {
        if (open.size() > DEEPEST) {
            throw new XMLStreamException("nested more than " + DEEPEST + " levels deep", xml.getLocation());
        }
        elements += 1 + xml.getAttributeCount();
        if (elements > MOST_ELEMENTS) {
            throw new XMLStreamException("more than " + MOST_ELEMENTS + " elements and attributes", xml.getLocation());
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            String prefix = xml.getAttributePrefix(at);
            if (!"xsi".equals(prefix)) {
                attributes.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
            }
        }
        open.push(
                new Open(xml.getLocalName(), attributes, line, xml.getLocation().getLineNumber()));
    }

    private void end() {
        Node node = open.pop().node();
        top().children().add(node);
    }

    /** After a mistake the change log is kept with all that is whole in it, and a change set cut short is not. */
    private void closeAll() {
        while (open.size() > 2) {
            open.pop();
        }
        if (open.size() == 2) {
            end();
        }
    }

    private Open top() {
        return open.getFirst();
    }

    private void gap(int line, String reason) {
        gaps.add(new Gap(file, line, reason));
    }
}
