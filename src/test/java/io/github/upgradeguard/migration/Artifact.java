package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.Contents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An artifact of a test, in memory. */
record Artifact(String name, Map<String, String> texts) implements Contents {

    static Artifact none() {
        return new Artifact("product.jar", Map.of());
    }

    /** With one more file, or another text for one. */
    Artifact with(String path, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(path, text);
        return new Artifact(name, more);
    }

    @Override
    public List<String> paths() {
        return texts.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<byte[]> head(String path, int most) {
        return Optional.ofNullable(texts.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(all -> Arrays.copyOf(all, Math.min(most, all.length)));
    }

    @Override
    public void close() {}
}
