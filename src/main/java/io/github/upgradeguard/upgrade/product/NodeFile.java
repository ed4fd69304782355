package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A product file as nodes, in the bytes that the build writes of each built-in one: reading YAML takes a tenth of a second
 * of a cold JVM, which every build would pay for, and these take none. Written and read by the same version of the plugin.
 */
final class NodeFile {

    private static final byte TEXT = 0;
    private static final byte ITEMS = 1;
    private static final byte FIELDS = 2;

    private NodeFile() {}

    /** The bytes of a document. */
    static byte[] write(YamlNode root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(root, out);
        }
        return bytes.toByteArray();
    }

    private static void write(YamlNode node, DataOutputStream out) throws IOException {
        if (node instanceof Text text) {
            out.writeByte(TEXT);
            write(text.place(), out);
            out.writeUTF(text.value());
        } else if (node instanceof Items items) {
            out.writeByte(ITEMS);
            write(items.place(), out);
            out.writeInt(items.values().size());
            for (YamlNode item : items.values()) {
                write(item, out);
            }
        } else if (node instanceof Fields fields) {
            out.writeByte(FIELDS);
            write(fields.place(), out);
            out.writeInt(fields.values().size());
            for (Map.Entry<String, YamlNode> field : fields.values().entrySet()) {
                out.writeUTF(field.getKey());
                write(Objects.requireNonNull(fields.keys().get(field.getKey())), out);
                write(field.getValue(), out);
            }
        }
    }

    private static void write(Place place, DataOutputStream out) throws IOException {
        out.writeInt(place.line());
        out.writeInt(place.column());
    }

    /**
     * The document of some bytes.
     *
     * @param file its name, for messages
     */
    static YamlNode read(String file, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(file, in);
        }
    }

    private static YamlNode read(String file, DataInputStream in) throws IOException {
        byte kind = in.readByte();
        Place place = place(file, in);
        switch (kind) {
            case TEXT -> {
                return new Text(place, in.readUTF());
            }
            case ITEMS -> {
                int size = in.readInt();
                List<YamlNode> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(read(file, in));
                }
                return new Items(place, items);
            }
            case FIELDS -> {
                int size = in.readInt();
                Map<String, YamlNode> values = new LinkedHashMap<>();
                Map<String, Place> keys = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    String key = in.readUTF();
                    keys.put(key, place(file, in));
                    values.put(key, read(file, in));
                }
                return new Fields(place, values, keys);
            }
            default -> throw new IOException("%s: no kind of node is %d".formatted(file, kind));
        }
    }

    private static Place place(String file, DataInputStream in) throws IOException {
        return new Place(file, in.readInt(), in.readInt());
    }
}
