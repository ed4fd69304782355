package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.ClassFile.Member;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a class file by the Java Virtual Machine Specification, chapter 4; an {@link IOException} says it is none. */
final class ClassFileReader {

    private static final int MAGIC = 0xcafebabe;
    private static final int OLDEST = 45;
    /** Java 27. */
    private static final int NEWEST = 71;

    private static final int MOST_BYTES = 1 << 22;
    /** Annotations within annotations: no real one goes deeper than three. */
    private static final int DEEPEST = 16;

    private static final int STATIC = 0x0008;
    private static final int TRANSIENT = 0x0080;

    private final DataInputStream in;
    private final ConstantPool constants;
    private final Set<String> strings;

    private ClassFileReader(DataInputStream in) throws IOException {
        this.in = in;
        this.constants = ConstantPool.read(in);
        this.strings = constants.strings();
    }

    static Optional<ClassFile> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            in.readUnsignedShort();
            int major = in.readUnsignedShort();
            return major < OLDEST || major > NEWEST
                    ? Optional.empty()
                    : Optional.of(new ClassFileReader(in).classFile());
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private ClassFile classFile() throws IOException {
        in.readUnsignedShort();
        String name = constants.className(in.readUnsignedShort());
        int superClass = in.readUnsignedShort();
        Optional<String> superName = superClass == 0 ? Optional.empty() : Optional.of(constants.className(superClass));
        List<String> interfaces = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            interfaces.add(constants.className(in.readUnsignedShort()));
        }
        List<Member> fields = members();
        List<Member> methods = members();
        List<Annotation> annotations = annotations();
        if (in.read() >= 0) {
            throw new IOException("more than a class");
        }
        return new ClassFile(
                name,
                superName,
                interfaces,
                List.copyOf(strings),
                List.copyOf(constants.classNames()),
                annotations,
                fields,
                methods);
    }

    private List<Member> members() throws IOException {
        List<Member> members = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int flags = in.readUnsignedShort();
            String name = constants.text(in.readUnsignedShort());
            String descriptor = constants.text(in.readUnsignedShort());
            members.add(new Member(name, descriptor, (flags & STATIC) != 0, (flags & TRANSIENT) != 0, annotations()));
        }
        return members;
    }

    /** Those among the attributes that come next. */
    private List<Annotation> annotations() throws IOException {
        List<Annotation> annotations = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String attribute = constants.text(in.readUnsignedShort());
            int length = in.readInt();
            if (length < 0) {
                throw new IOException("an attribute longer than any array");
            }
            if (!attribute.equals("RuntimeVisibleAnnotations")) {
                in.skipNBytes(length);
                continue;
            }
            int end = in.available() - length;
            for (int more = in.readUnsignedShort(); more > 0; more--) {
                annotations.add(annotation(0));
            }
            if (in.available() != end) {
                throw new IOException("an attribute of another length than it says");
            }
        }
        return annotations;
    }

    private Annotation annotation(int depth) throws IOException {
        String name = constants.binaryName(in.readUnsignedShort());
        Map<String, List<String>> values = new HashMap<>();
        Map<String, List<Annotation>> nested = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String element = constants.text(in.readUnsignedShort());
            List<String> texts = new ArrayList<>();
            List<Annotation> annotations = new ArrayList<>();
            value(texts, annotations, depth + 1);
            values.put(element, List.copyOf(texts));
            nested.put(element, List.copyOf(annotations));
        }
        return new Annotation(name, values, nested);
    }

    private void value(List<String> texts, List<Annotation> annotations, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("annotations within annotations without end");
        }
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 's' -> {
                String text = constants.text(in.readUnsignedShort());
                strings.add(text);
                texts.add(text);
            }
            case 'Z' ->
                texts.add(
                        String.valueOf(!constants.number(in.readUnsignedShort()).equals("0")));
            case 'B', 'C', 'D', 'F', 'I', 'J', 'S' -> texts.add(constants.number(in.readUnsignedShort()));
            case 'c' -> texts.add(constants.binaryName(in.readUnsignedShort()));
            case 'e' -> {
                constants.text(in.readUnsignedShort());
                texts.add(constants.text(in.readUnsignedShort()));
            }
            case '@' -> annotations.add(annotation(depth));
            case '[' -> {
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    value(texts, annotations, depth + 1);
                }
            }
            default -> throw new IOException("no value of an annotation has the tag " + tag);
        }
    }
}
