package io.github.upgradeguard.migration.code;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Class files that no compiler has made. */
class HostileClassFilesTest {

    private static final int FLIPS = 20_000;
    private static final int MOST_BYTES = 1 << 22;

    private final byte[] whole = whole();

    private static byte[] whole() {
        Compiled compiled = Compiled.of("""
                package org.example;
                import jakarta.persistence.*;
                @Entity @Table(name = "T")
                class Whole {
                    @Id long id;
                    @AttributeOverrides({@AttributeOverride(name = "a", column = @Column(name = "B", nullable = false))})
                    Object part;
                    String sql(String table) { return "INSERT INTO " + table + " VALUES (1)"; }
                }
                """);
        try {
            return compiled.bytes("org/example/Whole.class").orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatEndsAnywhereTooEarlyIsNoClass() {
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), ClassFile.read(Arrays.copyOf(whole, length)), "length " + length);
        }
        assertTrue(ClassFile.read(whole).isPresent());
    }

    @Test
    void bytesThatAreOthersThanTheyShouldDoNoHarm() {
        long seed = Long.getLong("classes.seed", System.nanoTime());
        System.out.println("classes seed: %d (repeat with -Dclasses.seed=%d)".formatted(seed, seed));
        Random random = new Random(seed);
        int read = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] damaged = whole.clone();
            for (int bytes = random.nextInt(3); bytes >= 0; bytes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            read += ClassFile.read(damaged).isPresent() ? 1 : 0;
            OldCode.read(List.of(Compiled.nothing().with("Whole.class", damaged)), Set.of());
        }
        assertTrue(read > 0 && read < FLIPS, "%d of %d read, seed %d".formatted(read, FLIPS, seed));
    }

    @Test
    void annotationsWithinAnnotationsWithoutEndAreNotFollowed() {
        assertEquals(Optional.empty(), ClassFile.read(nested(100_000, true)));
        assertEquals(Optional.empty(), ClassFile.read(nested(100_000, false)));
        assertTrue(ClassFile.read(nested(5, true)).isPresent());
        assertTrue(ClassFile.read(nested(5, false)).isPresent());
    }

    @Test
    void aLongNameThatIsReferredToAMillionTimesIsMadeOnce() {
        byte[] many = manyAnnotations(1_000_000);
        assertTrue(many.length < MOST_BYTES);
        Optional<ClassFile> read = assertTimeoutPreemptively(ofSeconds(20), () -> ClassFile.read(many));
        assertTrue(read.isPresent());
    }

    @Test
    void aFileLongerThanAnyCompilerMakesIsNotRead() {
        assertEquals(Optional.empty(), ClassFile.read(Arrays.copyOf(whole, MOST_BYTES + 1)));
    }

    @Test
    void classesThatAreTheirOwnSuperclassesEndTheWalk() {
        // Each embeds itself twice, and each extends the other: no compiler lets that pass, so it is written as bytes.
        Compiled one = Compiled.of(
                "package a; @jakarta.persistence.Entity class Pong extends Ping { @jakarta.persistence.Embedded Pong p, q; }",
                "package a; @jakarta.persistence.Embeddable class Ping { @jakarta.persistence.Embedded Pong p, q, r; }");
        byte[] loop = renamed(bytes(one, "a/Ping.class"), "java/lang/Object", "a/Pong");
        one.with("a/Ping.class", loop);
        assertTimeoutPreemptively(ofSeconds(20), () -> OldCode.read(List.of(one), Set.of()));
        assertTimeoutPreemptively(ofSeconds(20), () -> CustomChange.read(one, "a.Ping"));
    }

    @Test
    void textsThatOpenAndNeverCloseAreReadInLittleTime() {
        for (String piece :
                List.of("/*", "'", "\"", "${", "{", "select(", "insert into t (", "on conflict (", "\\", "%")) {
            String text = piece.repeat(200_000);
            assertTimeoutPreemptively(
                    ofSeconds(20),
                    () -> OldCode.read(List.of(Compiled.nothing().with("a.sql", text)), Set.of()),
                    piece);
        }
    }

    private static byte[] bytes(Compiled compiled, String path) {
        try {
            return compiled.bytes(path).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With one text of the constants replaced by another. */
    private static byte[] renamed(byte[] file, String from, String to) {
        byte[] wanted = utf8(from);
        byte[] given = utf8(to);
        for (int at = 0; at + wanted.length <= file.length; at++) {
            if (Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(file, 0, at);
                bytes.writeBytes(given);
                bytes.write(file, at + wanted.length, file.length - at - wanted.length);
                return bytes.toByteArray();
            }
        }
        throw new IllegalArgumentException(from);
    }

    private static byte[] utf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeUTF(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** One annotation whose only element holds an annotation or an array, which holds one, and so on. */
    private static byte[] nested(int depth, boolean asArrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(1);
            out.writeShort(1);
            out.writeShort(1);
            out.writeShort(1);
            for (int level = 0; level < depth; level++) {
                if (asArrays) {
                    out.writeByte('[');
                    out.writeShort(1);
                } else {
                    out.writeByte('@');
                    out.writeShort(1);
                    out.writeShort(1);
                    out.writeShort(1);
                }
            }
            out.writeByte('s');
            out.writeShort(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return annotated(bytes.toByteArray());
    }

    /** Fields would be more, so arrays of annotations: each is four bytes and has a name of 60 000 characters. */
    private static byte[] manyAnnotations(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int perArray = 50_000;
            int arrays = count / perArray;
            out.writeShort(1);
            out.writeShort(1);
            out.writeShort(arrays);
            for (int array = 0; array < arrays; array++) {
                out.writeShort(1);
                out.writeByte('[');
                out.writeShort(perArray);
                for (int one = 0; one < perArray; one++) {
                    out.writeByte('c');
                    out.writeShort(1);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return annotated(bytes.toByteArray());
    }

    /** A class of a long name with one attribute of annotations. */
    private static byte[] annotated(byte[] annotations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xcafebabe);
            out.writeInt(61);
            out.writeShort(4);
            out.write(utf8("a/".repeat(30_000)));
            out.write(utf8("RuntimeVisibleAnnotations"));
            out.writeByte(7);
            out.writeShort(1);
            for (int value : new int[] {0x20, 3, 0, 0, 0, 0, 1, 2}) {
                out.writeShort(value);
            }
            out.writeInt(annotations.length);
            out.write(annotations);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
