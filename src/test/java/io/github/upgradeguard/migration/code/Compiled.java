package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.changelog.Contents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An artifact of a test: classes compiled from their sources, and other files. */
public final class Compiled implements Contents {

    /** Annotations as JPA and JDO have them, as far as the tests use them. */
    private static final List<String> STUBS = new ArrayList<>();

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");

    static {
        for (String persistence : List.of("jakarta.persistence", "javax.persistence")) {
            for (String mark : List.of(
                    "MappedSuperclass", "Embeddable", "Embedded", "Id", "Version", "Transient", "ElementCollection")) {
                annotation(persistence, mark, "");
            }
            annotation(persistence, "Entity", "String name() default \"\";");
            annotation(persistence, "Table", "String name() default \"\"; String schema() default \"\";");
            annotation(persistence, "Column", "String name() default \"\"; boolean nullable() default true;");
            annotation(persistence, "JoinColumn", "String name() default \"\"; boolean nullable() default true;");
            annotation(persistence, "ManyToOne", "boolean optional() default true;");
            annotation(persistence, "ManyToMany", "Class<?> targetEntity() default void.class;");
            annotation(persistence, "AttributeOverride", "String name(); Column column();");
            annotation(persistence, "AttributeOverrides", "AttributeOverride[] value();");
            annotation(persistence, "NamedQuery", "String name(); String query();");
            annotation(persistence, "NamedQueries", "NamedQuery[] value();");
        }
        String jdo = "javax.jdo.annotations";
        annotation(jdo, "PersistenceCapable", "String table() default \"\";");
        annotation(jdo, "Persistent", "String column() default \"\";");
        annotation(jdo, "Column", "String name() default \"\"; String allowsNull() default \"\";");
        annotation(jdo, "NotPersistent", "");
    }

    private final Map<String, byte[]> files = new TreeMap<>();

    private static void annotation(String inPackage, String name, String elements) {
        STUBS.add(
                "package %s; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface %s { %s }"
                        .formatted(inPackage, name, elements));
    }

    private Compiled() {}

    /** Files without classes. */
    public static Compiled nothing() {
        return new Compiled();
    }

    /** The classes of some sources, each a top-level type. */
    public static Compiled of(String... sources) {
        return of(List.of(), sources);
    }

    /** @param options of the compiler */
    static Compiled of(List<String> options, String... sources) {
        Compiled compiled = new Compiled();
        List<JavaFileObject> units = new ArrayList<>();
        STUBS.forEach(stub -> units.add(new Source(stub)));
        List.of(sources).forEach(source -> units.add(new Source(source)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                JavaFileManager memory = new Memory(standard, compiled.files)) {
            List<String> all = new ArrayList<>(List.of("-proc:none", "--release", "17"));
            all.addAll(options);
            if (!compiler.getTask(null, memory, null, all, null, units).call()) {
                throw new IllegalArgumentException("the sources of the test do not compile");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        compiled.files.keySet().removeIf(path -> path.matches("(jakarta|javax)/.*"));
        return compiled;
    }

    /** With one more file. */
    public Compiled with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Compiled with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    /** The class file of a type. */
    ClassFile file(String name) {
        return Optional.ofNullable(files.get(name.replace('.', '/') + ".class"))
                .flatMap(ClassFile::read)
                .orElseThrow();
    }

    @Override
    public String name() {
        return "old.jar";
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<byte[]> head(String path, int most) {
        return Optional.ofNullable(files.get(path)).map(all -> Arrays.copyOf(all, Math.min(most, all.length)));
    }

    @Override
    public void close() {}

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(
                    URI.create("string:///"
                            + (first(PACKAGE, text) + "." + first(TYPE, text)).replace('.', '/')
                            + ".java"),
                    Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, byte[]> files;

        Memory(StandardJavaFileManager standard, Map<String, byte[]> files) {
            super(standard);
            this.files = files;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String path = className.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("memory:///" + path.replace('$', '-')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            files.put(path, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
