package io.github.upgradeguard.migration.code;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a compiled class says of itself without being loaded: its constants and its declarations. No code is read.
 *
 * @param name the binary name, such as {@code org.example.Outer$Inner}
 * @param superName the binary name of its superclass; empty for {@code Object} and modules
 * @param interfaces the binary names of those it declares
 * @param strings the string constants of its code and fields, and the texts in its annotations; each once, in the order
 *     of the file. Strings put together at run time are there as a recipe, with U+0001 in place of each argument
 * @param classNames the binary names of the classes that it refers to by more than a descriptor, its own included
 * @param annotations those that are visible at run time
 */
public record ClassFile(
        String name,
        Optional<String> superName,
        List<String> interfaces,
        List<String> strings,
        List<String> classNames,
        List<Annotation> annotations,
        List<Member> fields,
        List<Member> methods) {

    public ClassFile {
        interfaces = List.copyOf(interfaces);
        strings = List.copyOf(strings);
        classNames = List.copyOf(classNames);
        annotations = List.copyOf(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    /**
     * Reads a class file.
     *
     * @return empty for bytes that are none, that are damaged, or whose version is newer than any that is known here
     */
    public static Optional<ClassFile> read(byte[] bytes) {
        return ClassFileReader.read(bytes);
    }

    /** Its name without the package and without the classes around it. */
    public String simpleName() {
        return simpleName(name);
    }

    static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }

    /** The annotation of the simple name; empty if there is none. */
    static Optional<Annotation> annotation(Collection<Annotation> annotations, String simpleName) {
        return annotations.stream()
                .filter(annotation -> annotation.simpleName().equals(simpleName))
                .findFirst();
    }

    /**
     * A field or a method.
     *
     * @param descriptor as in the class file: {@code Z}, {@code ()Ljava/lang/String;}
     * @param annotations those that are visible at run time
     */
    public record Member(
            String name, String descriptor, boolean isStatic, boolean isTransient, List<Annotation> annotations) {

        public Member {
            annotations = List.copyOf(annotations);
        }
    }
}
