package io.github.upgradeguard.migration.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassFileTest {

    private static final Compiled CLASSES = Compiled.of("""
            package org.example;
            import jakarta.persistence.*;
            @Entity
            @NamedQueries({@NamedQuery(name = "all", query = "select u from User u"),
                    @NamedQuery(name = "one", query = "select u from User u where u.id = :id")})
            class User extends java.util.ArrayList<Object> implements Runnable {
                static final String TABLE = "A_TABLE";
                @Column(name = "LOGIN_NAME", nullable = false) String login;
                transient byte[][] cache;
                long id;
                @Id long getId() { return id; }
                public void run() { new StringBuilder("in code"); }
                String greet(String who) { return "Hello " + who + "!"; }
                class Inner {}
            }
            """);

    private static final ClassFile USER = CLASSES.file("org.example.User");

    @Test
    void aClassHasItsNameItsSuperclassAndItsInterfaces() {
        assertEquals("org.example.User", USER.name());
        assertEquals(Optional.of("java.util.ArrayList"), USER.superName());
        assertEquals(List.of("java.lang.Runnable"), USER.interfaces());
        assertEquals("User", USER.simpleName());
        assertEquals("Inner", CLASSES.file("org.example.User$Inner").simpleName());
    }

    @Test
    void stringsAreThoseOfCodeOfConstantsAndOfAnnotations() {
        assertTrue(USER.strings()
                .containsAll(
                        List.of("A_TABLE", "in code", "LOGIN_NAME", "select u from User u where u.id = :id", "one")));
    }

    @Test
    void namesOfMembersAreNoStrings() {
        assertFalse(USER.strings().contains("login"));
        assertFalse(USER.strings().contains("greet"));
    }

    @Test
    void aConcatenationLeavesItsRecipe() {
        assertTrue(USER.strings().contains("Hello \u0001!"));
    }

    @Test
    void fieldsHaveTheirDescriptorsAndAnnotations() {
        ClassFile.Member login = USER.fields().get(1);
        assertEquals("login", login.name());
        assertEquals("Ljava/lang/String;", login.descriptor());
        Annotation column = login.annotations().get(0);
        assertEquals("jakarta.persistence.Column", column.name());
        assertEquals(Optional.of("LOGIN_NAME"), column.value("name"));
        assertEquals(Optional.of("false"), column.value("nullable"));
        assertEquals(Optional.empty(), column.value("length"));
    }

    @Test
    void itIsToldWhichFieldsAreStaticOrTransient() {
        assertTrue(USER.fields().get(0).isStatic());
        assertEquals("[[B", USER.fields().get(2).descriptor());
        assertTrue(USER.fields().get(2).isTransient());
        assertFalse(USER.fields().get(3).isTransient());
    }

    @Test
    void methodsHaveTheirAnnotations() {
        ClassFile.Member getter = USER.methods().stream()
                .filter(method -> method.name().equals("getId"))
                .findFirst()
                .orElseThrow();
        assertEquals("()J", getter.descriptor());
        assertEquals("Id", getter.annotations().get(0).simpleName());
    }

    @Test
    void annotationsAreFoundInsideOfAnnotations() {
        Annotation queries =
                ClassFile.annotation(USER.annotations(), "NamedQueries").orElseThrow();
        assertEquals(2, queries.nested("value").size());
        assertEquals(Optional.of("all"), queries.nested("value").get(0).value("name"));
    }

    @Test
    void theClassesThatItRefersToAreNamed() {
        assertTrue(USER.classNames().containsAll(List.of("org.example.User", "java.lang.StringBuilder")));
    }

    @Test
    void aModuleIsAClassFileToo() {
        assertEquals(
                Optional.empty(), ClassFile.read(moduleInfo()).orElseThrow().superName());
    }

    @Test
    void whatIsNoClassIsNotRead() {
        assertEquals(Optional.empty(), ClassFile.read(new byte[0]));
        assertEquals(Optional.empty(), ClassFile.read("hello, world".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aVersionThatNobodyKnowsYetIsNotRead() {
        assertTrue(ClassFile.read(minimal(45, 7, 0)).isPresent());
        assertTrue(ClassFile.read(minimal(71, 7, 0)).isPresent());
        assertEquals(Optional.empty(), ClassFile.read(minimal(72, 7, 0)));
        assertEquals(Optional.empty(), ClassFile.read(minimal(44, 7, 0)));
    }

    @Test
    void aConstantOfAKindThatNobodyKnowsYetEndsTheReading() {
        for (int tag : new int[] {0, 2, 13, 14, 21, 255}) {
            assertEquals(Optional.empty(), ClassFile.read(minimal(61, tag, 0)), "tag " + tag);
        }
    }

    @Test
    void bytesBehindTheClassAreNoClass() {
        byte[] more = new byte[minimal(61, 7, 0).length + 1];
        System.arraycopy(minimal(61, 7, 0), 0, more, 0, more.length - 1);
        assertEquals(Optional.empty(), ClassFile.read(more));
    }

    @Test
    void countsThatPromiseMoreThanThereIsAreDamage() {
        assertEquals(Optional.empty(), ClassFile.read(minimal(61, 7, 65_535)));
    }

    /** A class named A without members: three constants, of which the last has the tag, and so many fields. */
    private static byte[] minimal(int major, int tag, int fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xcafebabe);
            out.writeShort(0);
            out.writeShort(major);
            out.writeShort(4);
            out.writeByte(1);
            out.writeUTF("A");
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(tag);
            out.writeShort(1);
            for (int value : new int[] {0x20, 2, 3, 0, fields, 0, 0}) {
                out.writeShort(value);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] moduleInfo() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xcafebabe);
            out.writeShort(0);
            out.writeShort(53);
            out.writeShort(5);
            out.writeByte(1);
            out.writeUTF("module-info");
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(19);
            out.writeShort(1);
            out.writeByte(20);
            out.writeShort(1);
            for (int value : new int[] {0x8000, 2, 0, 0, 0, 0, 0}) {
                out.writeShort(value);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
