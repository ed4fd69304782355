package io.github.upgradeguard.upgrade.runbook;

import com.samskivert.mustache.Template;
import io.github.upgradeguard.upgrade.product.Chapter;
import io.github.upgradeguard.upgrade.product.Runbook;
import io.github.upgradeguard.upgrade.product.Runbook.Step;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The templates of a product's runbook. */
public record RunbookTemplates(Runbook runbook) {

    /** What is wrong with them, each at its place; nothing where all is well. */
    public List<UnusableFileException> mistakes() {
        List<UnusableFileException> mistakes = new ArrayList<>();
        Allowance allowance = Allowance.ofSamples();
        for (Chapter chapter : Chapter.values()) {
            runbook.chapter(chapter)
                    .ifPresent(instructions -> instructions.steps().forEach(step -> {
                        try {
                            Template template = Templates.compiled(step.template());
                            // Without a section, values of any shape will do.
                            Vocabulary.samples(chapter).stream()
                                    .limit(Templates.hasSections(step.template()) ? Long.MAX_VALUE : 1)
                                    .forEach(values -> Templates.rendered(template, values, allowance));
                        } catch (Templates.Mistake e) {
                            mistakes.add(mistake(step, chapter, e));
                        }
                    }));
        }
        return mistakes;
    }

    /** The steps of a chapter as check boxes; one that comes to nothing is left out. */
    List<Markdown> boxes(Chapter chapter, Map<String, Object> values, Allowance allowance) {
        return runbook.chapter(chapter).stream()
                .flatMap(instructions -> instructions.steps().stream())
                .map(step -> rendered(step, chapter, values, allowance))
                .filter(text -> !text.text().isBlank())
                .map(text -> Markdown.box(false, text))
                .toList();
    }

    private static Markdown rendered(Step step, Chapter chapter, Map<String, Object> values, Allowance allowance) {
        try {
            allowance.take(step.template().length());
            return Templates.rendered(Templates.compiled(step.template()), values, allowance);
        } catch (Templates.Mistake e) {
            throw mistake(step, chapter, e);
        }
    }

    private static UnusableFileException mistake(Step step, Chapter chapter, Templates.Mistake mistake) {
        String known = String.join(", ", Vocabulary.samples(chapter).get(0).keySet());
        return new UnusableFileException(
                step.place(), "%s; the values of '%s' are %s".formatted(mistake.getMessage(), chapter.key(), known));
    }
}
