package io.github.upgradeguard.upgrade.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.policy.RuleKinds;
import io.github.upgradeguard.upgrade.policy.RuleKinds.Kind;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The schema for editors says what the reader says, as far as a schema can know. Documents are given to it as an editor
 * does, with YAML's numbers, booleans and nulls, where the reader sees texts.
 */
class ProductSchemaTest {

    private static final String SCHEMA = resource("/META-INF/upgrade-guard/product.schema.json");

    private static final JsonObject ROOT = JsonParser.parseString(SCHEMA).getAsJsonObject();

    private static final Validator VALIDATOR =
            new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();

    private static final URI REGISTERED = VALIDATOR.registerSchema(SCHEMA);

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private static final List<String> TEXTS = List.of("a", "7", "1.10", "'true'", "'~'");
    private static final List<String> NO_TEXTS = List.of("", "''", "' '", "[a]", "{a: b}");
    private static final List<String> NO_LISTS = List.of("", "''", "a", "7", "{a: b}");
    private static final List<String> DAYS = List.of("2026-11-20", "'2026-11-20'", "2024-02-29");
    private static final List<String> NO_DAYS = with(
            NO_TEXTS, "20.11.2026", "2026-13-01", "2026-00-10", "2026-11-32", "2026-1-1", "20261120", "'2026-11-20 '");
    private static final List<String> REASONS = List.of("the API is gone", "7", "'nothing'", "yes indeed");
    private static final List<String> NO_REASONS =
            with(NO_TEXTS, "true", "'true'", "'False'", "NO", "Yes", "null", "'null'", "~", "'~'");
    private static final List<String> RANGES = List.of(
            "'>=3.5.32 <3.6'", "16.3.x", "'1.2 - 1.4'", "'1.2 || 2.x'", "'1||2||3'", "'*'", "'>= 1.2'", "v1.2", "3");
    private static final List<String> NO_RANGES =
            with(NO_TEXTS, "^3", "'~1.2'", "'!=1'", "' ^3'", "'||'", "'1 ||'", "'|| 1'", "'1 || ^2'", "'1 || || 2'");
    private static final List<String> PASSAGES = List.of(
            "'1.x -> 2.0.0'", "1->2", "'>=1 <2 || 3 -> 4'", "\">=1\\n<2 -> 3\"", "['1 -> 2']", "[1 -> 2, 2->3]");
    private static final List<String> NO_PASSAGES = with(
            NO_TEXTS,
            "1.x",
            "1",
            "1 -> 2 -> 3",
            "'-> 2'",
            "'1 ->'",
            "^1 -> 2",
            "1 -> ~2",
            "[]",
            "['1 -> 2', 3]",
            "['1 -> 2', '']",
            "[['1 -> 2']]");
    private static final List<String> PACES = List.of("any", "next", "1", "2", "'3'", "999999");
    private static final List<String> NO_PACES =
            with(NO_TEXTS, "two", "0", "-1", "1.5", "1000000", "'0'", "'01'", "'1000000'", "[1]");
    private static final List<String> LENGTHS = List.of("1", "2", "3", "4", "'1'", "'2'", "'3'", "'4'");
    private static final List<String> NO_LENGTHS = with(NO_TEXTS, "0", "5", "-1", "2.5", "two", "'5'", "[2]");

    private static final String FAILURE = "{id: a, title: a, log: abcd, means: a, steps: a}";
    private static final List<String> SIGNATURES = List.of(
            "abcd",
            "'a bc'",
            "'ORA-00054'",
            "'größer'",
            "'… abcd'",
            "'a … b… abcd …'",
            "'[a] …: \"x\" (b)'",
            "[abcd]",
            "[abcd, '… a b c …']");
    private static final List<String> NO_SIGNATURES = with(
            List.of("", "''", "' '", "{a: b}"),
            "abc",
            "12345678",
            "'12:34:56'",
            "'========'",
            "'abc  '",
            "'  abc  '",
            "…",
            "'abc…abc'",
            "'abc … abc'",
            "'a   … b   …'",
            "\"abcd\\nabcd\"",
            "\"abcd\\r\"",
            "[]",
            "[abc]",
            "[abcd, '']",
            "[[abcd]]");
    private static final List<String> LISTS_OF_TEXTS = with(TEXTS, "[a]", "[a, 7]", "['{{target}} {{.Names}} {{a']");
    private static final List<String> NO_LISTS_OF_TEXTS =
            with(List.of("", "''", "' '", "{a: b}"), "[]", "['']", "[a, '']", "[[a]]", "[{a: b}]");
    private static final List<String> TRIED =
            List.of("2.1.4 -> 2.2.4", "1.0.0->v2.0", "[2.1.4 -> 2.2.4]", "['1.2 -> 1.3', 1.3 -> 1.4.1]");
    private static final List<String> NOT_TRIED = with(
            List.of("", "''", "' '", "{a: b}"),
            "2.1.4",
            "1 -> 2 -> 3",
            "'-> 2'",
            "'1 ->'",
            "[]",
            "['1 -> 2', '']",
            "[[1 -> 2]]");

    @TempDir
    Path folder;

    @BeforeEach
    void neighbours() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "product: base\nrules: [{downgrade: never}]\n");
        Files.writeString(folder.resolve("listed.yaml"), "product: listed\nextends: base\nreleases: [1.0.0, 1.1.0]\n");
        Files.writeString(folder.resolve("bare.yaml"), "product: bare\ntitle: Bare\n");
        Files.writeString(
                folder.resolve("graph.json"),
                "{\"nodes\": [{\"version\": \"1.0.0\"}, {\"version\": \"1.1.0\"}], \"edges\": [[0, 1]]}");
    }

    /** A place in a product file, with what belongs there and what does not. */
    private record Slot(String template, List<String> good, List<String> bad) {

        Stream<Arguments> documents() {
            return Stream.concat(
                    good.stream().map(value -> Arguments.of(template.formatted(value), true)),
                    bad.stream().map(value -> Arguments.of(template.formatted(value), false)));
        }
    }

    private static Slot root(String template, List<String> good, List<String> bad) {
        return new Slot("product: acme\nrules: [{downgrade: never}]\n" + template + "\n", good, bad);
    }

    private static Slot release(String template, List<String> good, List<String> bad) {
        return root("releases: [{" + template + "}]", good, bad);
    }

    private static Slot failure(String template, List<String> good, List<String> bad) {
        return root("sources: {guide: {url: x}}\nknown-failures: [{" + template + "}]", good, bad);
    }

    private static Slot rule(String template, List<String> good, List<String> bad) {
        return new Slot("product: acme\nsources: {guide: {url: x}}\nrules: [" + template + "]\n", good, bad);
    }

    private static Stream<Slot> slots() {
        return Stream.of(
                // the file
                new Slot(
                        "%s\n",
                        List.of(
                                "{product: acme, rules: [{downgrade: never}]}",
                                "{product: acme, extends: base}",
                                "{product: acme, extends: base, rules: []}",
                                "{product: acme, extends: listed, version: {order: listed}}",
                                "{product: acme, graph: [graph.json]}",
                                "{product: acme, graph: [graph.json], releases-until: 2026-11-20}",
                                "{product: acme, extends: listed, version: {order: listed}, releases: []}",
                                "{product: acme, extends: listed, replaces: [rules, releases-until], rules: [{downgrade: never}]}",
                                "{product: acme, extends: base, graph: [graph.json]}"),
                        List.of(
                                "acme",
                                "[acme]",
                                "{rules: [{downgrade: never}]}",
                                "{extends: base}",
                                "{product: acme}",
                                "{product: acme, rules: []}",
                                "{product: acme, rule: [{downgrade: never}], extends: base}",
                                "{product: acme, graph: [graph.json], releases: []}",
                                "{product: acme, rules: [{downgrade: never}], releases-until: 2026-11-20}",
                                "{product: acme, rules: [{downgrade: never}], replaces: [rules]}",
                                "{product: acme, extends: base, replaces: [rule]}",
                                "{product: acme, extends: base, replaces: rules}",
                                "{product: acme, graph: [graph.json], version: {order: listed}}",
                                "{product: acme, extends: listed, version: {order: listed}, graph: [graph.json]}")),
                new Slot(
                        "product: %s\nrules: [{downgrade: never}]\n",
                        List.of("acme", "'acme'"), with(NO_TEXTS, "Acme")),
                root("title: %s", TEXTS, NO_TEXTS),
                root("extends: %s", List.of("base", "'base'"), with(NO_TEXTS, "Base", "a/b", "../base", "[base]")),
                root("releases: %s", List.of("[]", "[1.0.0]", "[1.0, 1.1.1, v1.2, '2.0.0']"), with(NO_LISTS, "1.0.0")),
                root(
                        "releases: [%s]",
                        List.of("{version: 1.0.0}"), List.of("''", "[1.0.0]", "{}", "{date: 2026-11-20}")),
                root("releases: [1.0.0]\nreleases-until: %s", DAYS, NO_DAYS),
                root("reviewed: %s", List.of("[]", "[1.x]"), with(NO_LISTS, "1.x")),
                root("reviewed: [%s]", RANGES, List.of("''", "[1.x]", "{a: b}", "^3", "'1 ||'")),
                root(
                        "rollout: {rolling: {when: %s}}",
                        List.of("several-instances", "[no-full-stop, own-fact]"),
                        with(
                                NO_TEXTS.stream()
                                        .filter(text -> !text.startsWith("["))
                                        .toList(),
                                "[]",
                                "Two words",
                                "[A]")),
                root("rollout: {otherwise: %s}", List.of("full-stop"), with(NO_TEXTS, "rolling", "stop")),
                root("rollout: {migrate: %s}", List.of("1 -> 2", "[1 -> 2, 2 -> 3]"), with(NO_TEXTS, "1", "[]")),
                root("rollout: {additive: %s}", RANGES, List.of("", "''", "[]", "^3", "{a: b}")),
                root(
                        "rollout: {components: {order: %s}}",
                        List.of("api", "[schema, worker, api]"), List.of("", "''", "[]", "{a: b}")),
                root(
                        "rollout: %s",
                        List.of("{}"), List.of("", "a", "[a]", "{a: b}", "{rolling: {}}", "{rolling: [a]}")),
                root(
                        "runbook: %s",
                        List.of("{}", "{before: []}", "{before: [a], on-failure: [b, c]}"),
                        List.of("", "a", "[a]", "{a: b}", "{befor: [a]}", "{source: []}")),
                root("runbook: {before: %s}", List.of("[]", "[a, 7, '{{current}}']"), with(NO_LISTS, "[[a]]", "['']")),
                root("runbook: {rolling: [%s]}", TEXTS, List.of("''", "[a]", "{a: b}")),
                root("runbook: {full-stop: %s}", List.of("[a]"), NO_LISTS),
                root("runbook: {migrate: %s}", List.of("[a]"), NO_LISTS),
                root("runbook: {after: %s}", List.of("[a]"), NO_LISTS),
                root(
                        "sources: {guide: {url: x}}\nrunbook: {source: %s}",
                        List.of("guide", "[guide]"), NO_LISTS_OF_TEXTS),
                root("known-failures: %s", List.of("[]", "[" + FAILURE + "]"), with(NO_LISTS, FAILURE)),
                root(
                        "known-failures: [%s]",
                        List.of(FAILURE),
                        List.of(
                                "''",
                                "{}",
                                "[]",
                                "{id: a, title: a, log: abcd, means: a}",
                                "{id: a, title: a, log: abcd, steps: a}",
                                "{id: a, title: a, means: a, steps: a}",
                                "{id: a, log: abcd, means: a, steps: a}",
                                "{title: a, log: abcd, means: a, steps: a}")),
                failure("id: %s, title: a, log: abcd, means: a, steps: a", TEXTS, NO_TEXTS),
                failure("id: a, title: %s, log: abcd, means: a, steps: a", TEXTS, NO_TEXTS),
                failure("id: a, title: a, log: %s, means: a, steps: a", SIGNATURES, NO_SIGNATURES),
                failure("id: a, title: a, log: abcd, means: %s, steps: a", TEXTS, NO_TEXTS),
                failure(
                        "id: a, title: a, log: abcd, means: a, steps: %s",
                        LISTS_OF_TEXTS, with(NO_LISTS_OF_TEXTS, "'a {{to}}'", "['{{Target}}']")),
                failure("id: a, title: a, log: abcd, means: a, steps: a, hops: %s", PASSAGES, NO_PASSAGES),
                failure("id: a, title: a, log: abcd, means: a, steps: a, tried: %s", TRIED, NOT_TRIED),
                failure(
                        "id: a, title: a, log: abcd, means: a, steps: a, source: %s",
                        List.of("guide", "'guide'"), NO_TEXTS),
                failure("id: a, title: a, log: abcd, means: a, steps: a, %s: x", List.of(), List.of("sign", "because")),
                root("graph: %s", List.of("[graph.json]", "['graph.json']"), with(NO_LISTS, "graph.json", "[]")),
                root("graph: [%s]", List.of("graph.json"), List.of("''", "[graph.json]", "{a: b}")),
                // sources
                root(
                        "sources: %s",
                        List.of("{}", "{guide: {url: x}}", "{1: {url: x}, b: {url: y}}"),
                        with(List.of("", "''", "guide", "[guide]"), "{guide: x}", "{guide: }", "{guide: [x]}")),
                root("sources: {guide: {%s}}", List.of("url: x"), List.of("title: x", "url: x, uri: y", "")),
                root("sources: {guide: {url: %s}}", TEXTS, NO_TEXTS),
                root("sources: {guide: {url: x, title: %s}}", TEXTS, NO_TEXTS),
                root("sources: {guide: {url: x, read: %s}}", DAYS, NO_DAYS),
                root("sources: {guide: {url: x, commit: %s}}", TEXTS, NO_TEXTS),
                // version
                root(
                        "version: %s",
                        List.of("{}", "{scheme: semver}"), with(List.of("", "semver"), "[]", "{sceme: maven}")),
                root(
                        "version: {scheme: %s}",
                        List.of("semver", "dotted", "maven", "'regex:(?<major>\\d+)'", "'regex:v?(?<major>\\d+)'"),
                        with(
                                NO_TEXTS,
                                "semvre",
                                "Maven",
                                "7",
                                "'regex:'",
                                "'regex:\\d+'",
                                "'rx:(?<major>1)'",
                                "[semver]")),
                root("version: {line: %s}", LENGTHS, NO_LENGTHS),
                root(
                        "version: {line: %s}",
                        List.of("{}", "{'<10': 2, '>=10': 1}", "{1: 2, 2.x: '3'}"),
                        List.of("{'^10': 1}", "{'': 1}", "{'1 ||': 1}", "{'~1': 1}")),
                root("version: {line: {'<10': %s}}", LENGTHS, NO_LENGTHS),
                root("version: {flavour: %s}", with(TEXTS, "-alpine", "[-alpine]"), List.of("''", "[]", "{a: b}")),
                root("version: {flavours: %s}", List.of("-alpine", "[-alpine, -ee.0]"), List.of("[]", "[{}]", "{}")),
                root("rules-until: %s", List.of("2.9", "2"), NO_TEXTS),
                root(
                        "version: {order: %s}\nreleases: [1.0.0]",
                        List.of("version", "listed"), with(NO_TEXTS, "list", "1")),
                root("version: {order: %s}", List.of("version"), List.of("listed")),
                root("version: {order: listed}\nreleases: %s", List.of("[1.0.0]"), List.of("[]")),
                root("version: {order: listed, line: %s}\nreleases: [1.0.0]", LENGTHS, List.of("{'<10': 1}", "{}")),
                root("version: {order: version, line: %s}", with(LENGTHS, "{'<10': 1}"), NO_LENGTHS),
                root("version: {build: %s}", List.of("counts", "ignored"), with(NO_TEXTS, "counted", "1")),
                root("version: {build: ignored, scheme: %s}", List.of("semver"), List.of("dotted", "maven")),
                root("version: {build: counts, scheme: %s}", List.of("semver", "dotted", "maven"), List.of("rx")),
                // a release
                release("version: %s", List.of("1.0.0", "'1.0'", "1.10", "v2.0.0-rc.1"), NO_TEXTS),
                release("version: 1.0.0, date: %s", DAYS, NO_DAYS),
                release("version: 1.0.0, notes: %s", TEXTS, NO_TEXTS),
                release("version: 1.0.0, breaking: %s", REASONS, NO_REASONS),
                release("version: 1.0.0, full-stop: %s", REASONS, NO_REASONS),
                release("version: 1.0.0, irreversible: %s", REASONS, NO_REASONS),
                release("version: 1.0.0, avoid: %s", REASONS, NO_REASONS),
                release("version: 1.0.0, long-migration: %s", REASONS, NO_REASONS),
                release("version: 1.0.0, %s: x", List.of("notes"), List.of("breaks", "id", "title")),
                // rules
                new Slot(
                        "product: acme\nrules: %s\n",
                        List.of("[{downgrade: never}]", "[{stop: 1.2}, {newer: by-date}]"),
                        with(NO_LISTS, "step", "{step: minor, by: next}", "[step]", "['']", "[[]]", "[{}]", "[~]")),
                rule(
                        "%s",
                        List.of("{newer: by-date}"),
                        List.of(
                                "{level: must}",
                                "{setp: minor, by: next}",
                                "{step: minor}",
                                "{by: next}",
                                "{enter: major}",
                                "{leave: major}",
                                "{floor: 2.x}",
                                "{from: 1.x}",
                                "{on: latest}",
                                "{at: first-line}",
                                "{risk: 1 -> 2}",
                                "{step: minor, by: next, deny: 1 -> 2}",
                                "{newer: by-date, pre-release: forbid}",
                                "{floor: 2.x, leave: major, from: 1.x}")),
                rule("{step: %s, by: next}", units(), with(NO_TEXTS, "mino", "Minor", "[minor]", "never", "1")),
                rule("{step: minor, by: %s}", with(PACES, "none"), NO_PACES),
                rule("{step: minor, by: next, %s: x}", List.of("id"), List.of("at", "from", "on", "reason")),
                rule("{enter: %s, at: first-release}", List.of("minor", "major"), with(NO_TEXTS, "patch", "line")),
                rule("{enter: major, at: %s}", with(RANGES, "first-line", "first-release"), NO_RANGES),
                rule("{enter: minor, at: %s}", with(RANGES, "first-release"), with(NO_RANGES, "first-line")),
                rule("{enter: major, at: 1.x, %s: x}", List.of("when"), List.of("from", "by", "on", "to")),
                rule("{leave: %s, from: last-release}", List.of("minor", "major"), with(NO_TEXTS, "patch", "line")),
                rule("{leave: major, from: %s}", with(RANGES, "last-line", "last-release"), NO_RANGES),
                rule("{leave: minor, from: %s}", with(RANGES, "last-release"), with(NO_RANGES, "last-line")),
                rule("{leave: major, from: 1.x, %s: x}", List.of("when"), List.of("at", "by", "on")),
                rule("{floor: %s, from: 1.x}", RANGES, NO_RANGES),
                rule("{floor: 2.x, from: %s}", RANGES, NO_RANGES),
                rule("{floor: 2.x, from: 1.x, %s: x}", List.of("because"), List.of("at", "by", "on")),
                rule(
                        "{stop: %s}",
                        List.of(
                                "1.2",
                                "1.2.3",
                                "13.12.x",
                                "'*.2|5|8|11'",
                                "v1.2",
                                "[1.2]",
                                "[1.2, '*.5']",
                                "[1.2.3, 1.2.4]"),
                        with(
                                NO_TEXTS.stream()
                                        .filter(text -> !text.startsWith("["))
                                        .toList(),
                                "[]",
                                "[{}]",
                                "{a: b}")),
                rule("{stop: 1.2, on: %s}", List.of("latest", "any"), with(NO_TEXTS, "newest", "1")),
                rule("{stop: 1.2.3, on: %s}", List.of("exact"), with(NO_TEXTS, "exactly")),
                rule("{stop: 1.2, %s: x}", List.of("because"), List.of("at", "by", "from")),
                rule("{deny: %s}", PASSAGES, NO_PASSAGES),
                rule("{deny: 1 -> 2, %s: x}", List.of("id"), List.of("from", "to", "by")),
                rule("{allow: %s}", PASSAGES, NO_PASSAGES),
                rule("{allow: 1 -> 2, %s: x}", List.of("id"), List.of("from", "to", "by")),
                rule("{only: %s}", PASSAGES, NO_PASSAGES),
                rule("{only: [1 -> 2], %s: x}", List.of("id"), List.of("from", "to", "by")),
                rule("{id: leaks, risk: %s}", PASSAGES, NO_PASSAGES),
                rule("{risk: 1 -> 2, id: %s}", TEXTS, NO_TEXTS),
                rule("{risk: 1 -> 2, id: leaks, %s: x}", List.of("because"), List.of("name", "url")),
                rule("{newer: %s}", List.of("by-date"), with(NO_TEXTS, "by-number", "true", "[by-date]")),
                rule("{newer: by-date, %s: x}", List.of("because"), List.of("by", "from")),
                rule(
                        "{downgrade: %s}",
                        with(with(units(), "never", "[never]", "[minor]"), PASSAGES.toArray(String[]::new)),
                        with(NO_PASSAGES, "always", "[never, minor]", "[minor, minor]", "[1 -> 2, never]")),
                rule("{downgrade: %s, by: 2}", with(units(), "[minor]"), List.of("never", "1 -> 2", "[1 -> 2]", "[]")),
                rule("{downgrade: minor, by: %s}", PACES, with(NO_PACES, "none")),
                rule("{downgrade: never, %s: x}", List.of("because"), List.of("by", "from", "at")),
                rule("{pre-release: %s}", List.of("forbid"), with(NO_TEXTS, "allow", "[forbid]")),
                rule("{pre-release: forbid, %s: x}", List.of("because"), List.of("by", "on")),
                // the terms of any rule
                rule("{stop: 1.2, id: %s}", TEXTS, NO_TEXTS),
                rule("{stop: 1.2, level: %s}", List.of("must", "should"), with(NO_TEXTS, "may", "Must", "1")),
                rule("{stop: 1.2, because: %s}", TEXTS, NO_TEXTS),
                rule("{stop: 1.2, source: %s}", List.of("guide", "'guide'"), NO_TEXTS),
                rule("{stop: 1.2, when: %s}", with(TEXTS, "'!metallb'", "'! metallb'"), with(NO_TEXTS, "'!'", "'! '")),
                rule("{stop: 1.2, when: metallb, when-untold: %s}", List.of("should"), with(NO_TEXTS, "must", "'yes'")),
                rule("{stop: 1.2, when: metallb, when-untold: should, level: %s}", List.of("must"), List.of("should")),
                rule("{stop: 1.2, %s: metallb, when-untold: should}", List.of("when"), List.of("because")),
                rule("{allow: 1 -> 2, when: metallb, %s: should}", List.of("because"), List.of("when-untold")),
                rule("{downgrade: patch, when: metallb, %s: should}", List.of("because"), List.of("when-untold")),
                rule("{stop: 1.2, rollout: %s}", List.of("rolling", "full-stop"), with(NO_TEXTS, "slow", "1")),
                rule(
                        "{stop: 1.2, since: %s}",
                        List.of("1.2.3", "1.2", "3"), with(NO_TEXTS, "'>=1.2'", "'1.2 <3'", "'1 || 3'", "'*'")),
                rule("{stop: 1.2, until: %s}", List.of("1.2.3", "1.2", "3"), NO_TEXTS));
    }

    static Stream<Arguments> documents() {
        return slots().flatMap(Slot::documents);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readerAndSchemaAgree(String document, boolean good) {
        Optional<String> mistake = mistake(document);
        assertEquals(good, mistake.isEmpty(), () -> document + "the reader: " + mistake.orElse("accepts"));
        List<String> errors = errors(document);
        assertEquals(good, errors.isEmpty(), () -> document + "the schema: " + errors);
    }

    static Stream<Arguments> whatOnlyTheReaderKnows() {
        return Stream.of(
                // what is elsewhere
                Arguments.of("{product: acne, extends: base}", "write product: acme"),
                Arguments.of("{product: acme, extends: nope}", "unknown product 'nope'"),
                Arguments.of(
                        "{product: acme, extends: base, releases-until: 2026-11-20}", "there is no releases list here"),
                Arguments.of("{product: acme, extends: base, rules-until: soon}", "'soon' is no line"),
                Arguments.of("{product: acme, extends: base, rules-until: 1.2.3}", "'1.2.3' is no line"),
                Arguments.of("{product: acme, extends: acme}", "unknown product 'acme'"),
                Arguments.of("{product: acme, extends: bare}", "there are no rules"),
                Arguments.of("{product: acme, extends: base, version: {order: listed}}", "needs the list"),
                Arguments.of("{product: acme, graph: [nope.json]}", "there is no nope.json beside this file"),
                Arguments.of(ruled("{stop: 1.2, source: page}"), "'page' is not one of the file's sources"),
                Arguments.of(
                        "{product: acme, extends: base, runbook: {source: page}}",
                        "'page' is not one of the file's sources"),
                // versions and ranges, in the scheme of the product
                Arguments.of(ruled("{floor: '>=3 <2', from: 1.x}"), "contradicts itself"),
                Arguments.of(ruled("{floor: soon, from: 1.x}"), "'soon' is no range"),
                Arguments.of(ruled("{floor: -3, from: 1.x}"), "'-3' is no range"),
                Arguments.of(ruled("{leave: major, from: lastline}"), "'lastline' is no range"),
                Arguments.of(ruled("{deny: 'a -> b'}"), "'a' is no range"),
                Arguments.of(ruled("{stop: 1.2, since: 3.0.0, until: 2.0.0}"), "contradicts itself"),
                Arguments.of(ruled("{stop: 1.2, until: soon}"), "'<=soon' is no range"),
                Arguments.of(ruled("{stop: 1}"), "neither a line, which is 2 numbers long here, nor a version"),
                Arguments.of(ruled("{stop: 1.2, on: exact}"), "on: exact wants a version"),
                Arguments.of(ruled("{stop: 1.2.3, on: latest}"), "a version is landed on exactly"),
                Arguments.of("{product: acme, extends: base, reviewed: ['>=3 <2']}", "contradicts itself"),
                Arguments.of("{product: acme, extends: base, version: {line: {'>=3 <2': 1}}}", "contradicts itself"),
                Arguments.of("{product: acme, extends: base, releases: [1.2.3.4]}", "is not a SemVer version"),
                Arguments.of("{product: acme, extends: base, releases: [1.0.0, v1.0]}", "listed a second time"),
                Arguments.of(
                        "{product: acme, extends: base, version: {scheme: 'regex:(?<major>'}}",
                        "is no regular expression"),
                Arguments.of(
                        "{product: acme, extends: base, version: {scheme: 'regex:(?<major>1)(?<rest>2)'}}",
                        "group 'rest' says nothing to the order"),
                // the calendar
                Arguments.of(
                        "{product: acme, extends: base, releases: [{version: 1.0.0, date: 2026-02-30}]}",
                        "is no day of the calendar"),
                // how a number is written
                Arguments.of(ruled("{step: minor, by: 2.0}"), "'2.0' is no step"),
                Arguments.of(ruled("{step: minor, by: 0x2}"), "'0x2' is no step"),
                Arguments.of("{product: acme, extends: base, version: {line: 2.0}}", "'2.0' cannot make a line"),
                // a key that stands twice
                Arguments.of("{product: acme, extends: base, extends: base}", "stands here a second time"));
    }

    @ParameterizedTest
    @MethodSource
    void whatOnlyTheReaderKnows(String document, String words) {
        assertTrue(
                mistake(document).orElse("accepts").contains(words),
                mistake(document).orElse("accepts"));
        assertEquals(List.of(), errors(document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{product: acme, extends: base, title: true}",
                "{product: acme, extends: base, title: ~}",
                "{product: acme, extends: base, version: {flavour: null}}",
                "{product: acme, rules: [{stop: 1.2, when: false}]}"
            })
    void onlyTheSchemaWantsQuotesAroundWordsThatAreNoTextInYaml(String document) {
        assertEquals(Optional.empty(), mistake(document));
        assertFalse(errors(document).isEmpty());
    }

    @Test
    void onlyTheSchemaWantsARuleInAFileThatOnlyOthersExtend() throws IOException {
        assertEquals(
                Optional.empty(),
                mistake(ruled("{downgrade: never}").replace("product: acme", "product: acme, extends: bare")));
        assertFalse(errors(Files.readString(folder.resolve("bare.yaml"))).isEmpty());
    }

    /** A mapping of a product file that is whole, the keys that it may have, and some that it may not. */
    private record Whole(
            String around, Map<String, String> fields, Collection<String> keys, Collection<String> strangers) {

        Stream<String> variants(List<String> values) {
            return Stream.of(
                            Stream.of(fields),
                            fields.keySet().stream().map(this::without),
                            strangers.stream().map(key -> having(key, "x")),
                            keys.stream().flatMap(key -> values.stream().map(value -> having(key, value))))
                    .flatMap(variants -> variants)
                    .map(variant -> around.formatted(variant.entrySet().stream()
                            .map(field -> field.getKey() + ": " + field.getValue())
                            .collect(Collectors.joining(", ", "{", "}"))));
        }

        private Map<String, String> without(String key) {
            Map<String, String> variant = new TreeMap<>(fields);
            variant.remove(key);
            return variant;
        }

        private Map<String, String> having(String key, String value) {
            Map<String, String> variant = new TreeMap<>(fields);
            variant.put(key, value);
            return variant;
        }
    }

    private static Stream<Whole> wholes() {
        Stream<Whole> rules = Stream.of(
                        Map.of("step", "minor", "by", "next"),
                        Map.of("enter", "major", "at", "first-line"),
                        Map.of("enter", "minor", "at", "first-release"),
                        Map.of("leave", "major", "from", "last-line"),
                        Map.of("leave", "minor", "from", "last-release"),
                        Map.of("floor", "2.x", "from", "1.x"),
                        Map.of("stop", "1.2", "on", "any"),
                        Map.of("stop", "1.2.3"),
                        Map.of("deny", "1 -> 2"),
                        Map.of("allow", "1 -> 2"),
                        Map.of("only", "[1 -> 2]"),
                        Map.of("risk", "1 -> 2", "id", "leaks"),
                        Map.of("newer", "by-date"),
                        Map.of("downgrade", "never"),
                        Map.of("downgrade", "minor", "by", "next"),
                        Map.of("pre-release", "forbid"))
                .map(fields -> whole("{product: acme, sources: {guide: {url: x}}, rules: [%s]}", fields));
        String acme = "{product: acme, rules: [{downgrade: never}], ";
        String digits = "{scheme: 'regex:(?<major>\\d+).*'}";
        List<String> strangers = List.of("unknown", "id");
        return Stream.concat(
                rules,
                Stream.of(
                        new Whole(
                                "%s", Map.of("product", "acme", "rules", "[{stop: 1.2}]"), ProductFile.KEYS, strangers),
                        new Whole("%s", Map.of("product", "acme", "extends", "base"), ProductFile.KEYS, strangers),
                        new Whole(
                                "%s", Map.of("product", "acme", "graph", "[graph.json]"), ProductFile.KEYS, strangers),
                        new Whole(
                                "{product: acme, rules: [{stop: 1.2}], sources: {guide: {url: x}}, rollout: %s}",
                                Map.of("otherwise", "full-stop"), RolloutSection.KEYS, strangers),
                        new Whole(
                                acme + "migrations: %s}",
                                Map.of("artifacts", "[org.acme:acme-db]"),
                                MigrationSection.KEYS,
                                strangers),
                        new Whole(
                                acme + "sources: {guide: %s}}",
                                Map.of("url", "x"),
                                ProductReader.SOURCE_KEYS,
                                strangers),
                        new Whole(
                                acme + "version: %s}",
                                Map.of("build", "ignored"),
                                ProductReader.VERSION_KEYS,
                                strangers),
                        new Whole(
                                acme + "releases: [1.0.0], version: %s}",
                                Map.of("order", "listed"),
                                ProductReader.VERSION_KEYS,
                                strangers),
                        new Whole(
                                acme + "sources: {guide: {url: x}}, known-failures: [%s]}",
                                Map.of("id", "a", "title", "a", "log", "abcd", "means", "a", "steps", "a"),
                                FailureSection.KEYS,
                                List.of("unknown", "because")),
                        new Whole(
                                acme + "version: " + digits + ", releases: [%s]}",
                                Map.of("version", "1.0.0"),
                                ProductReader.RELEASE_KEYS,
                                strangers)));
    }

    private static Whole whole(String around, Map<String, String> rule) {
        Set<String> own = new TreeSet<>(RuleSection.TERMS);
        Set<String> strangers = new TreeSet<>(Set.of("unknown"));
        for (Kind kind : RuleKinds.ALL) {
            Set<String> keys = rule.containsKey(kind.key()) ? own : strangers;
            keys.add(kind.key());
            keys.addAll(kind.fields());
        }
        strangers.removeAll(own);
        return new Whole(around, rule, own, strangers);
    }

    /** Mistakes in what a schema cannot know; any other has to be one by the schema too. */
    private static final Pattern ONLY_THE_READERS = Pattern.compile(
            "is no range|is neither a line|on: exact wants a version|a version is landed on exactly"
                    + "|is not one of the file's sources|write product: acme|unknown product|beside this file"
                    + "|is not a SemVer version|is no line; write|is no listed release|there is no releases list here|does not match \\(\\?<major>|`order: listed` needs the list");

    @Test
    void withAnyKeyHoldingAnyValueNeitherKnowsAMistakeThatTheOtherDoesNot() {
        List<String> values = Stream.of(
                        TEXTS.stream(),
                        NO_TEXTS.stream(),
                        NO_RANGES.stream(),
                        PASSAGES.stream(),
                        NO_PASSAGES.stream(),
                        units().stream(),
                        Stream.of("any", "next", "none", "'3'", "0", "-1", "1.5", "never", "[never]", "[minor]"),
                        Stream.of("first-line", "first-release", "last-line", "last-release", "latest", "exact"),
                        Stream.of("must", "should", "rolling", "full-stop", "guide", "by-date", "forbid", "'yes'"),
                        Stream.of("2", "1.2.3", "1.2", "2.x", "'*.2|5'", "'>=1 <2'", "2026-11-20", "2026-13-01"),
                        Stream.of("semver", "dotted", "'regex:(?<major>1)'", "listed", "ignored", "{'<10': 1}"),
                        Stream.of("acme", "base", "[1.0.0]", "[{version: 1.0.0}]", "{guide: {url: x}}", "{}"),
                        Stream.of(
                                "[{newer: by-date}]",
                                "[graph.json]",
                                "['a:b', 'a:b:c']",
                                "[a]",
                                "{scheme: maven}",
                                "{order: listed}"))
                .flatMap(stream -> stream)
                .distinct()
                .toList();
        List<String> disagreements = new ArrayList<>();
        int accepted = 0;
        int refused = 0;
        for (String document : wholes().flatMap(whole -> whole.variants(values)).toList()) {
            Optional<String> mistake = mistake(document);
            boolean valid = errors(document).isEmpty();
            if (mistake.isEmpty() && valid) {
                accepted++;
            } else if (mistake.isPresent() && !valid) {
                refused++;
            } else if (!mistake.map(words -> ONLY_THE_READERS.matcher(words).find())
                    .orElse(false)) {
                disagreements.add(document + ": " + mistake.orElse("only the schema refuses it"));
            }
        }
        assertEquals(List.of(), disagreements);
        assertTrue(accepted > 1000 && refused > 1000, accepted + " accepted, " + refused + " refused");
    }

    @Test
    void everySectionHasTheKeysOfTheReader() {
        assertKeys(ProductFile.KEYS, ROOT);
        assertKeys(ProductReader.SOURCE_KEYS, definition("source"));
        assertKeys(ProductReader.VERSION_KEYS, definition("versioning"));
        assertKeys(ProductReader.RELEASE_KEYS, definition("told-release"));
        assertKeys(RolloutSection.KEYS, definition("carrying-out"));
        assertKeys(MigrationSection.KEYS, definition("change-logs"));
        assertKeys(RunbookSection.KEYS, definition("by-hand"));
        assertKeys(FailureSection.KEYS, definition("failure"));
    }

    @Test
    void everyKindOfRuleHasItsKeysAndThoseOfAnyRule() {
        Set<String> alternatives = definition("rule").getAsJsonArray("anyOf").asList().stream()
                .map(alternative -> alternative.getAsJsonObject().get("$ref").getAsString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                RuleKinds.ALL.stream()
                        .map(kind -> "#/$defs/" + kind.key() + "-rule")
                        .collect(Collectors.toCollection(TreeSet::new)),
                alternatives);
        for (Kind kind : RuleKinds.ALL) {
            List<String> keys = new ArrayList<>(RuleSection.TERMS);
            keys.add(kind.key());
            keys.addAll(kind.fields());
            assertKeys(keys, definition(kind.key() + "-rule"));
            assertTrue(
                    wholes().anyMatch(whole -> whole.fields().containsKey(kind.key())),
                    "no whole rule is varied of kind " + kind.key());
        }
    }

    private static void assertKeys(List<String> expected, JsonObject section) {
        JsonObject properties = section.getAsJsonObject("properties");
        assertEquals(new TreeSet<>(expected), new TreeSet<>(properties.keySet()));
        assertFalse(section.get("additionalProperties").getAsBoolean());
        properties.asMap().forEach((key, property) -> assertTrue(isDescribed(property.getAsJsonObject()), key));
    }

    private static boolean isDescribed(JsonObject schema) {
        return schema.has("description")
                || (schema.has("$ref")
                        && isDescribed(
                                definition(schema.get("$ref").getAsString().substring("#/$defs/".length()))));
    }

    @Test
    void everyBuiltInProductIsValid() {
        for (String id : ProductLibrary.builtIn()) {
            assertEquals(List.of(), errors(resource("builtin/" + id + ".yaml")), id);
        }
    }

    @Test
    void theProductsOfTheReadmeAreValid() throws IOException {
        List<String> products = Pattern.compile("(?s)```yaml\n(product: .*?)```")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertEquals(5, products.size());
        for (String product : products) {
            assertEquals(List.of(), errors(product), product);
        }
    }

    @Test
    void theKnownFailureOfTheReadmeIsRead() throws IOException {
        String product = Pattern.compile("(?s)```yaml\n(product: docker-dtr\n.*?)```")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("docker-dtr.yaml"), product);
        Product read = new ProductLibrary(folder, ProductSchemaTest.class.getClassLoader()).product("docker-dtr");
        assertEquals(
                List.of("no-space", "rethink-tables"),
                read.knownFailures().stream().map(KnownFailure::id).toList());
    }

    /** What the reader says against a product file; empty if it accepts it. */
    private Optional<String> mistake(String document) {
        try {
            // A new file each time: some file systems write at once what replaces an old one.
            Files.deleteIfExists(folder.resolve("acme.yaml"));
            Files.writeString(folder.resolve("acme.yaml"), document);
            new ProductLibrary(folder, ProductSchemaTest.class.getClassLoader()).product("acme");
            return Optional.empty();
        } catch (UnusableFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema says against it. */
    private static List<String> errors(String document) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .build();
        JsonElement json = GSON.toJsonTree(new Load(settings).loadFromString(document));
        Validator.Result result = VALIDATOR.validate(REGISTERED, json);
        return result.isValid()
                ? List.of()
                : Stream.concat(
                                Stream.of("not valid"),
                                result.getErrors().stream()
                                        .map(error -> error.getInstanceLocation() + " " + error.getError()))
                        .toList();
    }

    private static JsonObject definition(String name) {
        return ROOT.getAsJsonObject("$defs").getAsJsonObject(name);
    }

    private static String ruled(String rule) {
        return "{product: acme, rules: [" + rule + "]}";
    }

    private static List<String> units() {
        return List.of("patch", "minor", "major", "line");
    }

    private static List<String> with(List<String> values, String... more) {
        return Stream.concat(values.stream(), Stream.of(more)).distinct().toList();
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(ProductSchemaTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
