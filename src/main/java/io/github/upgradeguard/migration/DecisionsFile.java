package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file in which persons write down what they have decided of change sets. */
public final class DecisionsFile {

    private static final String DECISIONS = "decisions";
    private static final String CHANGE_SET = "change-set";
    private static final String DIGEST = "digest";
    private static final String VERDICT = "verdict";
    private static final String REASON = "reason";
    private static final String BY = "by";
    private static final String UNTIL = "until";
    private static final List<String> KEYS = List.of(CHANGE_SET, DIGEST, VERDICT, REASON, BY, UNTIL);

    private static final int DIGITS_OF_A_DIGEST = 64;

    private DecisionsFile() {}

    /**
     * The decisions of a file, in its order; none of an empty one.
     *
     * @param file its name, for messages
     * @throws UnusableFileException if it is not well-formed or a decision in it is incomplete; the message says where
     */
    public static List<Decision> read(String file, String content) {
        List<YamlNode> documents = YamlReader.documents(file, content);
        if (documents.isEmpty()) {
            return List.of();
        }
        if (documents.size() > 1) {
            throw new UnusableFileException(
                    documents.get(1).place(), "a second document begins; write all decisions into one list");
        }
        Section all = Section.of(documents.get(0), "a file of decisions", List.of(DECISIONS));
        List<Decision> decisions = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlNode item : all.items(DECISIONS)) {
            Section section = Section.of(item, "a decision", KEYS);
            Decision decision = decision(section);
            Integer first = lines.putIfAbsent(
                    decision.changeSet(),
                    section.requiredNode(CHANGE_SET).place().line());
            if (first != null) {
                throw section.mistake(
                        CHANGE_SET,
                        "'%s' is decided a second time, after line %d; keep one of them"
                                .formatted(decision.changeSet(), first));
            }
            decisions.add(decision);
        }
        return decisions;
    }

    private static Decision decision(Section section) {
        return new Decision(
                section.required(CHANGE_SET).strip(),
                digest(section),
                verdict(section),
                section.required(REASON).strip(),
                section.required(BY).strip(),
                until(section));
    }

    private static String digest(Section section) {
        String digest = section.required(DIGEST).strip().toLowerCase(Locale.ROOT);
        boolean isHexadecimal = digest.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        if (digest.length() != DIGITS_OF_A_DIGEST || !isHexadecimal) {
            throw section.mistake(
                    DIGEST,
                    "'%s' is no digest; write the 64 hexadecimal digits that migrations.json has of the change set"
                            .formatted(digest));
        }
        return digest;
    }

    private static Impact verdict(Section section) {
        String word = section.required(VERDICT).strip();
        Optional<Impact> impact = Impact.of(word);
        if (impact.isEmpty()) {
            throw section.mistake(
                    VERDICT, "'%s' is no verdict; write additive, lock, backfill or breaking".formatted(word));
        }
        if (impact.get() == Impact.REVIEW) {
            throw section.mistake(VERDICT, "review decides nothing; write additive, lock, backfill or breaking");
        }
        return impact.get();
    }

    private static LocalDate until(Section section) {
        String day = section.required(UNTIL).strip();
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw section.mistake(UNTIL, "'%s' is no day; write one such as 2027-03-31".formatted(day));
        }
    }
}
