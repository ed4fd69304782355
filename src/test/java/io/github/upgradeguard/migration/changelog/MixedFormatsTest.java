package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Change logs in every language that Liquibase has, one including the other, read by us and by Liquibase. */
class MixedFormatsTest {

    private static final String XML = """
            <?xml version="1.1" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog \
            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"%s>
            %s
            </databaseChangeLog>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeWhatIsIncluded() throws IOException {
        write("db/tables.yaml", """
                databaseChangeLog:
                  - property: {name: table, value: ROOM, dbms: postgresql}
                  - property: {name: table, value: OTHER}
                  - changeSet:
                      id: 1
                      author: ann
                      changes:
                        - createTable:
                            tableName: "${table}"
                            columns:
                              - column: {name: ID, type: bigint, constraints: {primaryKey: true}}
                        - sql: select 1
                  - changeSet:
                      id: "only ${table}"
                      author: ann
                      dbms: "!mysql, postgresql"
                      changes:
                        - tagDatabase: {tag: one}
                """);
        write("db/tables.json", """
                {"databaseChangeLog": [
                \t{"changeSet": {"id": "j", "author": "joe", "changes": [
                    {"dropColumn": {"tableName": "ROOM", "columns": [{"column": {"name": "A"}}]}},
                    {"insert": {"tableName": "ROOM", "dbms": "oracle", "columns": [{"column": {"name": "ID", "value": "1"}}]}}
                  ]}}
                ]}
                """.replace("\t", "  "));
        write("db/formatted.sql", """
                --liquibase formatted sql

                --property name:suffix value:_X dbms:postgresql
                --property name:suffix value:_Y

                --changeset "bob the builder":"2 a" runOnChange:true dbms:postgresql,h2
                create table t${suffix}(a int);
                -- an ordinary comment; with a semicolon
                --rollback drop table t;
                --changeset bob:3 splitStatements:false endDelimiter:/ context:"a and b" labels:x
                --preconditions onFail:MARK_RAN onError:HALT
                --precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM t
                --validCheckSum: 8:d41d8cd98f00b204e9800998ecf8427e
                --comment hello
                alter table t add b int not null;
                /* liquibase rollback
                drop table everything;
                */
                --ignoreLines:start
                --changeset nobody:never
                drop table u;
                --ignoreLines:end
                --ignoreLines:1
                --changeset nobody:never
                  -- changeset bob:4${suffix} dbms:mysql
                select 4;
                --changeset bob:5 logicalFilePath:elsewhere.sql
                select 5;
                """);
        write("db/all/b.sql", "create table plain(x int); select '${suffix}';\n");
        write("db/all/a.xml", log("", "<changeSet id='a' author='x'><empty/></changeSet>"));
        write("db/all/deeper/c.xml", log("", "<changeSet id='c' author='x'><empty/></changeSet>"));
        write("db/all/README.md", "nothing\n");
        write("some.properties", "from.file=F\ntable=NEVER\n");
    }

    private static String log(String attributes, String elements) {
        return XML.formatted(attributes, elements);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void assertSame(String root, Dbms dbms) throws Exception {
        LiquibaseOracle.Log theirs = LiquibaseOracle.read(folder, root, dbms);
        try (Contents contents = Contents.open(folder)) {
            ChangeLog ours =
                    new ChangeLogReader(dbms, List.of(root)).read(contents).get(0);
            assertEquals(List.of(), ours.gaps());
            Map<String, List<String>> read = LiquibaseOracleTest.changes(ours, theirs.leftOut());
            assertEquals(LiquibaseOracleTest.shown(theirs.changes()), LiquibaseOracleTest.shown(read));
        }
    }

    @Test
    void everyLanguageMayIncludeEveryOther() throws Exception {
        write("master.xml", log("", """
                <property file="some.properties"/>
                <property name="folder" value="db"/>
                <include file="${folder}/tables.yaml"/>
                <include file="db/tables.json"/>
                <include file="/db/formatted.sql"/>
                <includeAll path="db/all"/>
                <changeSet id="${from.file}-${table}-${undefined}" author="m">
                    <comment>said</comment>
                    <sqlFile path="db/all/b.sql" dbms="mysql"/>
                    <createView viewName="V">select ID from ROOM</createView>
                    <rollback><dropTable tableName="ROOM"/></rollback>
                </changeSet>
                """));
        assertSame("master.xml", Dbms.POSTGRESQL);
        assertSame("master.xml", Dbms.MYSQL);
    }

    @Test
    void yamlIncludesRelativelyAndByName() throws Exception {
        write("db/master.yaml", """
                databaseChangeLog:
                  - include: {file: tables.json, relativeToChangelogFile: true}
                  - include: {file: ../db/tables.yaml, relativeToChangelogFile: true}
                  - includeAll: {path: all, relativeToChangelogFile: true, maxDepth: 1}
                  - includeAll: {path: db/, endsWithFilter: formatted.sql}
                """);
        assertSame("db/master.yaml", Dbms.POSTGRESQL);
    }

    @Test
    void logicalPathsComeFromTheNearest() throws Exception {
        write("inner.xml", log(" logicalFilePath='/inner'", """
                <changeSet id='1' author='a'><empty/></changeSet>
                <changeSet id='2' author='a' logicalFilePath='/own\\path'><empty/></changeSet>
                <include file='db/all/a.xml'/>
                """));
        write("plain.xml", log("", """
                <changeSet id='3' author='a'><empty/></changeSet>
                <include file='db/all/b.sql'/>
                """));
        write("root.xml", log(" logicalFilePath='/root'", """
                <include file='inner.xml'/>
                <include file='plain.xml'/>
                <include file='db/all/deeper/c.xml' logicalFilePath='said'/>
                <changeSet id='4' author='a'><empty/></changeSet>
                """));
        write("bare.xml", log("", """
                <include file='plain.xml' logicalFilePath='said'/>
                <include file='inner.xml' logicalFilePath='said'/>
                <include file='db\\formatted.sql'/>
                """));
        assertSame("root.xml", Dbms.POSTGRESQL);
        assertSame("bare.xml", Dbms.POSTGRESQL);
    }

    @Test
    void someRunFirstAndSomeLast() throws Exception {
        write("inner.xml", log("", """
                <changeSet id='1' author='a'><empty/></changeSet>
                <changeSet id='2' author='a' runOrder='first'><empty/></changeSet>
                <changeSet id='3' author='a' runOrder='last'><empty/></changeSet>
                """));
        write("root.xml", log("", """
                <changeSet id='4' author='a' runOrder='last'><empty/></changeSet>
                <changeSet id='5' author='a'><empty/></changeSet>
                <include file='inner.xml'/>
                <changeSet id='6' author='a' runOrder='first'><empty/></changeSet>
                <changeSet id='7' author='a'><empty/></changeSet>
                """));
        assertSame("root.xml", Dbms.POSTGRESQL);
    }

    @Test
    void propertiesOfOneFileEndWithIt() throws Exception {
        write("inner.xml", log("", """
                <property name='local' value='inner' global='false'/>
                <property name='global' value='late'/>
                <property name='nested' value='${local}${global}'/>
                <changeSet id='${local}${global}${nested}${LOCAL}' author='a'><empty/></changeSet>
                """));
        write("root.xml", log("", """
                <property name='global' value='early'/>
                <property name='outer' value='o' global='false'/>
                <include file='inner.xml'/>
                <changeSet id='${local}${global}${nested}${outer}${${x}' author='a'><empty/></changeSet>
                """));
        assertSame("root.xml", Dbms.POSTGRESQL);
    }
}
