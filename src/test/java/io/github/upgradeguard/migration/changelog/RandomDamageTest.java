package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change logs with random damage: whatever comes is read to an end, and nothing fails. */
class RandomDamageTest {

    private static final int RUNS = 3000;

    private static final Map<String, String> SOUND = new TreeMap<>(Map.of(
            "main.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog logicalFilePath="main">
              <property name="p" value="v${q}" dbms="postgresql,!mysql"/>
              <preConditions onFail="HALT"><or><dbms type="postgresql"/><not><runningAs username="x"/></not></or></preConditions>
              <include file="a.yaml"/><include file="b.json" relativeToChangelogFile="true"/>
              <includeAll path="all" endsWithFilter="l" minDepth="1"/>
              <changeSet id="1" author="ann" context="a" runOnChange="true">
                <createTable tableName="T${p}"><column name="A" type="varchar(20)" defaultValueComputed="now()">
                <constraints nullable="false" references="X(Y)" foreignKeyName="F"/></column></createTable>
                <loadUpdateData tableName="T" file="rows.csv" primaryKey="A" separator=","/>
                <sqlFile path="all/c.sql"/><modifySql><append value="x"/></modifySql>
              </changeSet>
            </databaseChangeLog>
            """,
            "a.yaml",
            """
            databaseChangeLog:
              - changeSet:
                  id: 2
                  author: &who bob
                  preConditions: [{onFail: MARK_RAN}, {tableExists: {tableName: T}}]
                  changes:
                    - createIndex: {indexName: I, tableName: T, columns: [{column: {name: "lower(A)"}}]}
                    - update: {tableName: T, columns: [{column: {name: A, value: *who}}], where: "A = 'x'"}
            """,
            "b.json",
            """
            {"databaseChangeLog": [{"changeSet": {"id": "3", "author": "c", "changes": [
              {"dropColumn": {"tableName": "T", "columns": [{"column": {"name": "A"}}]}}, {"sql": "select 1"}]}}]}
            """,
            "all/c.sql",
            """
            --liquibase formatted sql logicalFilePath:x
            --property name:q value:w
            --changeset "d e":"4 f" dbms:postgresql endDelimiter:/ splitStatements:false labels:"g h"
            --preconditions onFail:CONTINUE
            create table u(a int default 'x;y'); /* c */ -- d
            --rollback drop table u;
            """,
            "rows.csv",
            "A,B\n1,2\n",
            "flyway/V1_2__a.sql",
            "create function f() returns int as $$ begin return 1; end $$ language plpgsql;\n",
            "flyway/V1_2__a.sql.conf",
            "executeInTransaction=false\n",
            "META-INF/rolling-upgrades-supported-changes.json",
            "{\"changeSets\": [{\"id\": \"1\"}]}"));

    private static final List<String> TOKENS = List.of(
            "<",
            ">",
            "/>",
            "</",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&amp;",
            "&#0;",
            "<!DOCTYPE x [",
            "\"",
            "'",
            "\\",
            "${",
            "}",
            "{",
            "[",
            "]",
            ":",
            "- ",
            "\t",
            "\n",
            "\0",
            "--",
            "/*",
            "*/",
            "$$",
            ";",
            ",",
            "(",
            ")",
            "*a",
            "&a",
            "!!x",
            "main.xml",
            "../",
            "//",
            "%",
            "changeSet",
            "include",
            "file=",
            "databaseChangeLog",
            "\uFEFF",
            "\uD800",
            "999999999999999999999",
            "-1",
            "--changeset ",
            "property",
            "global=\"false\"");

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("damage.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private byte[] damaged(byte[] sound) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = sound;
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int at = random.nextInt(bytes.length + 1);
            int gone = Math.min(bytes.length - at, random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(3));
            out.reset();
            out.write(bytes, 0, at);
            out.writeBytes(
                    switch (random.nextInt(4)) {
                        case 0 -> new byte[] {(byte) random.nextInt(256)};
                        case 1 -> new byte[0];
                        case 2 -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
                        default -> {
                            int from = random.nextInt(bytes.length + 1);
                            yield Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(80)));
                        }
                    });
            out.write(bytes, at + gone, bytes.length - at - gone);
            bytes = out.toByteArray();
        }
        return bytes;
    }

    private static void readAll(Contents contents) {
        ParsedContents parsed = new ParsedContents(contents);
        for (Dbms dbms : List.of(Dbms.POSTGRESQL, Dbms.MYSQL)) {
            new ChangeLogReader(dbms, List.of()).read(parsed);
        }
        VendorWord.in(contents);
    }

    @Test
    void damagedTextIsReadToAnEnd() {
        System.out.println("damage seed: %d (repeat with -Ddamage.seed=%d)".formatted(seed, seed));
        List<String> paths = List.copyOf(SOUND.keySet());
        for (int run = 0; run < RUNS; run++) {
            Map<String, byte[]> files = new TreeMap<>();
            SOUND.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                String path = paths.get(random.nextInt(paths.size()));
                files.computeIfPresent(path, (same, bytes) -> damaged(bytes));
            }
            String told = "seed %d, run %d".formatted(seed, run);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> readAll(new Logs(files)), told);
        }
    }

    @Test
    void aDamagedArchiveIsReadToAnEndOrRefused() throws IOException {
        System.out.println("damage seed: %d (repeat with -Ddamage.seed=%d)".formatted(seed, seed));
        byte[] sound = archive();
        int read = 0;
        for (int run = 0; run < RUNS / 4; run++) {
            Path jar = folder.resolve("x" + run + ".jar");
            Files.write(jar, damaged(sound));
            try (Contents contents = Contents.open(jar)) {
                readAll(contents);
                read++;
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(jar.toString()), "seed " + seed + ": " + e);
            }
            Files.delete(jar);
        }
        assertTrue(read > 0);
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : SOUND.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
