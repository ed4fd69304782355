package io.github.upgradeguard.upgrade.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random logs, small ones, of few letters so that much nearly matches: line by line against regular expressions. */
class RandomLogsTest {

    private static final int LOGS = 60_000;
    private static final String LETTERS = "aab  b\n\n\r\0c";

    private final long seed = Long.getLong("logs.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void theSearchFindsWhatARegularExpressionFindsInEachLine() throws IOException {
        System.out.println("logs seed: %d (repeat with -Dlogs.seed=%d)".formatted(seed, seed));
        int found = 0;
        for (int log = 0; log < LOGS; log++) {
            List<Signature> signatures = signatures();
            String text = text(signatures);
            int buffer = 16 + random.nextInt(80);
            LogSearch search = new LogSearch(signatures, buffer);
            search.read(pieces(text));
            String[] lines = text.split("\n", -1);
            assertEquals(lines.length - (lines[lines.length - 1].isEmpty() ? 1 : 0), search.lines(), text);
            for (Signature signature : signatures) {
                String told = "seed %d, buffer %d: '%s' in '%s'".formatted(seed, buffer, signature, text);
                Set<Long> seen = new TreeSet<>(
                        search.sightings(signature).map(Sightings::lines).orElse(List.of()));
                Set<Long> there = new TreeSet<>();
                Set<Long> certain = new TreeSet<>();
                expected(signature, lines, buffer, there, certain);
                assertTrue(there.containsAll(seen), told);
                assertTrue(seen.containsAll(certain), told);
                found += seen.size();
            }
        }
        assertTrue(found > LOGS / 10, "only %d of %d logs had anything".formatted(found, LOGS));
    }

    /** The lines that have a signature, and those of them in which it cannot be missed. */
    private static void expected(Signature signature, String[] lines, int buffer, Set<Long> there, Set<Long> certain) {
        Pattern shortest = Pattern.compile(
                signature.parts().stream().map(Pattern::quote).collect(Collectors.joining(".*?")), Pattern.DOTALL);
        for (int line = 0; line < lines.length; line++) {
            Matcher matcher = shortest.matcher(lines[line]);
            for (int from = 0; from <= lines[line].length() && matcher.find(from); from = matcher.start() + 1) {
                there.add(line + 1L);
                if (lines[line].length() < buffer || matcher.end() - matcher.start() <= buffer / 2) {
                    certain.add(line + 1L);
                }
            }
        }
    }

    private List<Signature> signatures() {
        List<Signature> signatures = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        while (signatures.size() < count) {
            StringBuilder text = new StringBuilder("abba".substring(0, random.nextInt(5)));
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(" ab…c".charAt(random.nextInt(5)));
            }
            try {
                signatures.add(Signature.of(text.toString()));
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("almost any log"));
            }
        }
        return signatures;
    }

    /** Letters, with parts of signatures among them. */
    private String text(List<Signature> signatures) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(30); piece >= 0; piece--) {
            if (random.nextInt(4) == 0) {
                List<String> parts =
                        signatures.get(random.nextInt(signatures.size())).parts();
                text.append(random.nextBoolean() ? String.join("", parts) : parts.get(random.nextInt(parts.size())));
            }
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            if (random.nextInt(20) == 0) {
                text.append("x".repeat(random.nextInt(200)));
            }
        }
        return text.toString();
    }

    private ByteArrayInputStream pieces(String text) {
        int longest = 1 + random.nextInt(60);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int most) {
                return super.read(target, offset, Math.min(most, 1 + random.nextInt(longest)));
            }
        };
    }
}
