package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.CrossedRelease;
import io.github.upgradeguard.upgrade.guard.Declaration;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.product.Chapter;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.product.Runbook.Instructions;
import io.github.upgradeguard.upgrade.runbook.Vocabulary.Ends;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes plans as one runbook in Markdown: the same plans give the same bytes. */
public final class RunbookWriter {

    private RunbookWriter() {}

    /** The runbook, with a section for each plan. */
    public static String write(List<Plan> plans) {
        Allowance allowance = Allowance.ofRunbook();
        Map<String, Object> values = Map.of(
                "upgrades", plans.stream().map(plan -> upgrade(plan, allowance)).toList());
        String text = Templates.rendered(resource("runbook.mustache"), withoutSecrets(values))
                .text()
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        return CleanText.document(text) + "\n";
    }

    /** The same values, before they are escaped: then nobody would know an address any more. */
    private static Map<String, Object> withoutSecrets(Map<String, Object> values) {
        Map<String, Object> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> clean.put(name, withoutSecrets(value)));
        return clean;
    }

    private static Object withoutSecrets(Object value) {
        if (value instanceof String text) {
            return CleanText.withoutSecrets(text);
        }
        if (value instanceof Address address) {
            return new Address(CleanText.withoutSecrets(address.url()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RunbookWriter::withoutSecrets).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> clean = new LinkedHashMap<>();
            map.forEach((name, one) -> clean.put(String.valueOf(name), withoutSecrets(one)));
            return clean;
        }
        return value;
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(RunbookWriter.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> upgrade(Plan plan, Allowance allowance) {
        Assessment assessment = plan.assessment();
        UpgradeRequest request = assessment.request();
        RunbookTemplates templates =
                new RunbookTemplates(plan.product().runbook().over(ProductLibrary.commonRunbook()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", request.id());
        values.put("title", plan.product().title());
        values.put("current", request.current().text());
        values.put("target", request.target().text());
        values.put("end", plan.end());
        values.put("verdict", Verdicts.sentence(plan));
        values.put(
                "findings",
                assessment.findings().stream().map(RunbookWriter::finding).toList());
        values.put("unlock", String.join(", ", assessment.unlock()));
        values.put("recommended", ways(assessment.recommendedPath()));
        values.put("path", path(plan.hops()));
        values.put("way", ways(plan.hops()));
        values.put("carriedOut", !plan.hops().isEmpty());
        values.put("notes", plan.notes().stream().map(RunbookWriter::note).toList());
        values.put("questions", Questions.of(plan));
        values.put("before", chapter(templates, Chapter.BEFORE, vocabulary(plan, Optional.empty()), allowance));
        List<Map<String, Object>> hops = new ArrayList<>();
        for (int i = 0; i < plan.hops().size(); i++) {
            hops.add(hop(plan, i, templates, allowance));
        }
        values.put("hops", hops);
        values.put("after", chapter(templates, Chapter.AFTER, vocabulary(plan, Optional.empty()), allowance));
        values.put("onFailure", chapter(templates, Chapter.ON_FAILURE, vocabulary(plan, Optional.empty()), allowance));
        values.put("sources", sources(plan, templates));
        return values;
    }

    private static Vocabulary vocabulary(Plan plan, Optional<Ends> hop) {
        UpgradeRequest request = plan.assessment().request();
        Product product = plan.product();
        return new Vocabulary(
                request.id(),
                product.id(),
                product.title(),
                request.current().text(),
                plan.end(),
                hop,
                request.instances().flatMap(Instances::known),
                product.components(),
                hop.map(ends -> plan.hops().get(ends.number() - 1).notes()).orElse(plan.notes()));
    }

    private static Markdown chapter(
            RunbookTemplates templates, Chapter chapter, Vocabulary vocabulary, Allowance allowance) {
        return new Markdown(templates.boxes(chapter, withoutSecrets(vocabulary.values()), allowance).stream()
                .map(Markdown::text)
                .collect(Collectors.joining("\n")));
    }

    /** Where the steps of all chapters that are gone through are written. */
    private static List<Map<String, Object>> sources(Plan plan, RunbookTemplates templates) {
        Set<Chapter> chapters = EnumSet.of(Chapter.BEFORE, Chapter.AFTER, Chapter.ON_FAILURE);
        plan.hops().forEach(hop -> chapters.add(Chapter.of(hop.rollout())));
        return chapters.stream()
                .flatMap(chapter -> templates.runbook().chapter(chapter).stream())
                .map(Instructions::sources)
                .flatMap(List::stream)
                .distinct()
                .map(RunbookWriter::source)
                .toList();
    }

    private static Map<String, Object> source(Source source) {
        return Map.of("url", new Address(source.url()), "name", named(source));
    }

    private static String named(Source source) {
        return source.asRead().isEmpty() ? source.title() : source.title() + ", " + source.asRead();
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of(
                "severity", finding.severity().name().toLowerCase(Locale.ROOT),
                "open", finding.severity() == Severity.ERROR,
                "rule", finding.rule(),
                "message", readable(finding.message()),
                "sources", finding.source().stream().map(RunbookWriter::source).toList());
    }

    private static Map<String, Object> path(List<PlannedHop> hops) {
        List<Map<String, Object>> arrows = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            PlannedHop hop = hops.get(i);
            arrows.add(Map.of(
                    "from", hop.from(),
                    "to", hop.to(),
                    "way", new Markdown(way(hop.rollout())),
                    "number", new Markdown(String.valueOf(i)),
                    "next", new Markdown(String.valueOf(i + 1))));
        }
        return Map.of("arrows", arrows);
    }

    private static String ways(List<PlannedHop> path) {
        if (path.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(path.get(0).from());
        path.forEach(hop -> text.append(" → ")
                .append(hop.to())
                .append(" (")
                .append(way(hop.rollout()))
                .append(')'));
        return text.toString();
    }

    static String way(Rollout rollout) {
        return switch (rollout) {
            case ROLLING -> "rolling";
            case FULL_STOP -> "full stop";
            case MIGRATE -> "migration";
        };
    }

    private static Map<String, Object> note(CrossedRelease crossed) {
        List<Map<String, Object>> flags = crossed.release().flags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(flag -> Map.<String, Object>of(
                        "flag", flag.getKey().key(),
                        "reason", flag.getValue(),
                        "accepted",
                                Optional.ofNullable(crossed.accepted().get(flag.getKey())).stream()
                                        .map(acceptance -> Map.of(
                                                "until", acceptance.until().toString(), "reason", acceptance.reason()))
                                        .toList()))
                .toList();
        return Map.of(
                "box", new Markdown(crossed.isSettled() ? "[x]" : "[ ]"),
                "version", crossed.release().version().text(),
                "date", crossed.release().date().map(String::valueOf).orElse(""),
                "url", crossed.release().notes().<Object>map(Address::new).orElse(""),
                "reviewed", crossed.reviewed(),
                "silent", crossed.reviewed() && flags.isEmpty(),
                "flags", flags);
    }

    private static Map<String, Object> hop(Plan plan, int index, RunbookTemplates templates, Allowance allowance) {
        PlannedHop hop = plan.hops().get(index);
        Ends ends = new Ends(hop.from(), hop.to(), index + 1, plan.hops().size());
        Optional<Declaration> declared = plan.assessment().request().target().at();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", String.valueOf(ends.number()));
        values.put("count", String.valueOf(ends.count()));
        values.put("from", hop.from());
        values.put("to", hop.to());
        values.put("way", way(hop.rollout()));
        values.put("rolling", hop.rollout() == Rollout.ROLLING);
        values.put("fullStop", hop.rollout() == Rollout.FULL_STOP);
        values.put("migrate", hop.rollout() == Rollout.MIGRATE);
        values.put("assumed", hop.assumed());
        values.put("last", ends.number() == ends.count());
        values.put("declared", declared.map(Declaration::toString).orElse(""));
        values.put("open", Questions.areOpen(hop));
        values.put(
                "conditions",
                hop.conditions().stream().map(RunbookWriter::condition).toList());
        values.put(
                "findings", hop.findings().stream().map(RunbookWriter::finding).toList());
        values.put(
                "steps", chapter(templates, Chapter.of(hop.rollout()), vocabulary(plan, Optional.of(ends)), allowance));
        return values;
    }

    /** Messages are made for consoles; escaped ticks are hard to read where Markdown is not rendered. */
    private static String readable(String message) {
        return message.replace('`', '\'');
    }

    private static Map<String, Object> condition(Condition condition) {
        return Map.of(
                "state", condition.state().key(),
                "evidence", readable(condition.evidence()),
                "sources",
                        condition.source().stream().map(RunbookWriter::source).toList());
    }
}
