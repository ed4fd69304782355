package io.github.upgradeguard.migration.code;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constants of one class file. */
final class ConstantPool {

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;

    private final int[] tags;
    /** For a class and a string, the index of its text. */
    private final int[] references;
    /** For a text and a number, what it is. */
    private final @Nullable String[] texts;
    /** For a text, the class it names: made once, or a small file could ask for gigabytes of them. */
    private final @Nullable String[] names;

    private ConstantPool(int count) {
        this.tags = new int[count];
        this.references = new int[count];
        this.texts = new String[count];
        this.names = new String[count];
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        ConstantPool pool = new ConstantPool(in.readUnsignedShort());
        for (int index = 1; index < pool.tags.length; index++) {
            index += pool.readOne(in, index);
        }
        for (int index = 1; index < pool.tags.length; index++) {
            if (pool.tags[index] == CLASS || pool.tags[index] == STRING) {
                pool.text(pool.references[index]);
            }
        }
        return pool;
    }

    /** Returns how many indexes more than its own it takes. */
    private int readOne(DataInputStream in, int index) throws IOException {
        int tag = in.readUnsignedByte();
        tags[index] = tag;
        switch (tag) {
            case UTF8 -> texts[index] = in.readUTF();
            case 3 -> texts[index] = String.valueOf(in.readInt());
            case 4 -> texts[index] = String.valueOf(in.readFloat());
            case 5 -> texts[index] = String.valueOf(in.readLong());
            case 6 -> texts[index] = String.valueOf(in.readDouble());
            // Method type, module, package: a reference that nobody asks for.
            case CLASS, STRING, 16, 19, 20 -> references[index] = in.readUnsignedShort();
            // Field, method, interface method, name and type, dynamic, invokedynamic: two of them.
            case 9, 10, 11, 12, 17, 18 -> in.readInt();
            // Method handle.
            case 15 -> in.skipNBytes(3);
            default -> throw new IOException("no constant has the tag " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    String text(int index) throws IOException {
        return of(index, tag(index) == UTF8);
    }

    String number(int index) throws IOException {
        return of(index, tag(index) >= 3 && tag(index) <= 6);
    }

    /** The binary name of a class; of an array, that of what is in it. */
    String className(int index) throws IOException {
        if (tag(index) != CLASS) {
            throw new IOException("constant " + index + " is no class");
        }
        return binaryName(references[index]);
    }

    /** The binary name that stands in a text as {@code org/example/Name} or as {@code Lorg/example/Name;}. */
    String binaryName(int index) throws IOException {
        String text = text(index);
        String name = names[index];
        if (name == null) {
            int first = 0;
            while (first < text.length() && text.charAt(first) == '[') {
                first++;
            }
            boolean isDescriptor = text.startsWith("L", first) && text.endsWith(";");
            name = (isDescriptor ? text.substring(first + 1, text.length() - 1) : text.substring(first))
                    .replace('/', '.');
            names[index] = name;
        }
        return name;
    }

    private int tag(int index) {
        return index < tags.length ? tags[index] : 0;
    }

    private String of(int index, boolean isRight) throws IOException {
        String text = isRight ? texts[index] : null;
        if (text == null) {
            throw new IOException("constant " + index + " is of another kind");
        }
        return text;
    }

    Set<String> strings() throws IOException {
        Set<String> strings = new LinkedHashSet<>();
        for (int index = 1; index < tags.length; index++) {
            if (tags[index] == STRING) {
                strings.add(text(references[index]));
            }
        }
        return strings;
    }

    Set<String> classNames() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (int index = 1; index < tags.length; index++) {
            if (tags[index] == CLASS) {
                names.add(className(index));
            }
        }
        return names;
    }
}
