package io.github.upgradeguard.upgrade.runbook;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The language of templates: Mustache over maps, lists and texts, without includes, each value escaped. */
final class Templates {

    private static final int DEEPEST = 10;

    /** In characters; how deep such a template goes cannot be seen from outside. */
    private static final int LONGEST_OF_OWN_DELIMITERS = 1_000;

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

    private static Markdown rendered(Template template, Map<String, Object> values) {
        return rendered(template, values, new StringWriter());
    }

    /** The same, of a template and within an allowance. */
    static Markdown rendered(Template template, Map<String, Object> values, Allowance allowance) {
        return rendered(template, counted(values, allowance), new Counting(allowance));
    }

    private static Markdown rendered(Template template, Map<String, Object> values, StringWriter out) {
        try {
            template.execute(values, out);
            return new Markdown(Values.escaped(out.toString()));
        } catch (MustacheException.Context e) {
            throw new Mistake("'%s' is no value here".formatted(e.key));
        } catch (MustacheException e) {
            throw new Mistake("the template cannot be filled in: " + e.getMessage());
        }
    }

    /**
     * A template that is ready to be filled in.
     *
     * @throws Mistake if it cannot be read
     */
    static Template compiled(String template) {
        refuseDeep(template);
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

    /** Whether what a template comes to can leave a part of it out. */
    static boolean hasSections(String template) {
        return template.contains("{{#") || template.contains("{{^") || template.contains("{{=");
    }

    /** A section is rendered inside of the one around it, and the stack is not without end. */
    private static void refuseDeep(String template) {
        if (template.contains("{{=") && template.length() > LONGEST_OF_OWN_DELIMITERS) {
            throw new Mistake(
                    "the template changes its delimiters and is longer than %d characters; write it with {{ and }}, or as several"
                            .formatted(LONGEST_OF_OWN_DELIMITERS));
        }
        int depth = 0;
        for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", at + 2)) {
            char kind = at + 2 < template.length() ? template.charAt(at + 2) : ' ';
            depth += kind == '#' || kind == '^' ? 1 : kind == '/' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new Mistake(
                        "the template has sections more than %d deep; take some out of the others".formatted(DEEPEST));
            }
        }
    }

    /** The same values; each turn of a section that goes over a list of them is counted. */
    private static Map<String, Object> counted(Map<String, Object> values, Allowance allowance) {
        Map<String, Object> counted = new LinkedHashMap<>();
        values.forEach((name, value) -> counted.put(name, counted(value, allowance)));
        return counted;
    }

    private static Object counted(Object value, Allowance allowance) {
        if (value instanceof List<?> list) {
            return new CountedList(list, allowance);
        }
        return value;
    }

    private static final class CountedList extends AbstractList<Object> {

        private final List<?> list;
        private final Allowance allowance;

        CountedList(List<?> list, Allowance allowance) {
            this.list = list;
            this.allowance = allowance;
        }

        @Override
        public Object get(int index) {
            allowance.take(1);
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private static final class Counting extends StringWriter {

        private final Allowance allowance;

        Counting(Allowance allowance) {
            this.allowance = allowance;
        }

        @Override
        public void write(int c) {
            allowance.take(1);
            super.write(c);
        }

        @Override
        public void write(char[] text, int offset, int length) {
            allowance.take(length);
            super.write(text, offset, length);
        }

        @Override
        public void write(String text) {
            allowance.take(text.length());
            super.write(text);
        }

        @Override
        public void write(String text, int offset, int length) {
            allowance.take(length);
            super.write(text, offset, length);
        }
    }
}
