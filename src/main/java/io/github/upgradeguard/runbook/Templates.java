package io.github.upgradeguard.runbook;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The language of templates: Mustache over maps, lists and texts, without includes, each value escaped. */
final class Templates {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withCollector(new MapsAlone())
            .withFormatter(Values::marked)
            .withEscaper(Escapers.NONE)
            .withLoader(name -> {
                throw new MustacheException("it includes '%s', and a template stands alone".formatted(name));
            })
            .strictSections(true)
            .emptyStringIsFalse(true);

    private Templates() {}

    /** Objects that are no maps have no fields here: a template runs no code. */
    private static final class MapsAlone extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    private static final class NoTagIsLeftOpen implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                throw new Mistake("the template cannot be read: a {{ is not closed");
            }
        }

        @Override
        public void visitVariable(String name) {}

        @Override
        public boolean visitInclude(String name) {
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return true;
        }
    }

    /** A template that cannot be compiled, or that names a value that is not there. The message says what is wrong. */
    static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }
    }

    /**
     * What a template comes to.
     *
     * @throws Mistake if it cannot be compiled or asks for what is not among the values
     */
    static Markdown rendered(String template, Map<String, Object> values) {
        return rendered(compiled(template), values);
    }

    static Markdown rendered(Template template, Map<String, Object> values) {
        try {
            return new Markdown(Values.escaped(template.execute(values)));
        } catch (MustacheException.Context e) {
            throw new Mistake("'%s' is no value here".formatted(e.key));
        } catch (MustacheException e) {
            throw new Mistake("the template cannot be filled in: " + e.getMessage());
        }
    }

    static Template compiled(String template) {
        try {
            Template compiled = COMPILER.compile(Values.unmarked(template));
            // Mustache takes a tag that is not closed for text; where the delimiters were changed, it may be one.
            if (!template.contains("{{=")) {
                compiled.visit(new NoTagIsLeftOpen());
            }
            return compiled;
        } catch (MustacheException e) {
            throw new Mistake("the template cannot be read: " + e.getMessage());
        }
    }
}
