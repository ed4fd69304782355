package io.github.upgradeguard.migration.changelog;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of an artifact, each parsed once, however many databases its change logs are read for. */
public final class ParsedContents {

    /** Bytes; all that is kept of one artifact. */
    private static final long MOST = 64L * 1024 * 1024;

    /** Elements and attributes; all that are kept of one artifact. */
    private static final int MOST_NODES = 1_000_000;

    private final Contents contents;
    private final NavigableSet<String> paths;
    private final Map<String, Optional<ParsedFile>> parsed = new HashMap<>();
    private final Map<String, Optional<String>> texts = new HashMap<>();
    private final Set<String> ofLogs = new HashSet<>();
    private long kept;
    private int nodes;

    /** Nothing is read before it is asked for. */
    public ParsedContents(Contents contents) {
        this.contents = contents;
        this.paths = new TreeSet<>(contents.paths());
    }

    Contents contents() {
        return contents;
    }

    /** All paths, sorted. */
    NavigableSet<String> paths() {
        return paths;
    }

    /** The change log at a path; empty if there is no file. */
    Optional<ParsedFile> changeLog(String path) {
        Optional<ParsedFile> known = parsed.get(path);
        if (known == null) {
            known = paths.contains(path) ? Optional.of(parse(path)) : Optional.empty();
            parsed.put(path, known);
        }
        return known;
    }

    private ParsedFile parse(String path) {
        try {
            byte[] bytes = contents.bytes(path).orElseThrow(() -> new IOException("it is there no more"));
            kept += bytes.length;
            if (kept > MOST) {
                throw new IOException("change logs of more than %d MiB".formatted(MOST >> 20));
            }
            ParsedFile file = Syntax.of(path)
                    .map(syntax -> syntax.read(path, Texts.decode(bytes)))
                    .orElseGet(() -> nothing(path, "no change log"));
            nodes += file.root().count();
            if (nodes > MOST_NODES) {
                throw new IOException("change logs of more than %d elements".formatted(MOST_NODES));
            }
            return file;
        } catch (IOException e) {
            return nothing(path, "not read: " + e.getMessage());
        }
    }

    private static ParsedFile nothing(String path, String reason) {
        Node empty = new Node(Syntax.ROOT, Map.of(), List.of(), "", 1, 1);
        return new ParsedFile(empty, false, List.of(new Gap(path, 0, reason)));
    }

    /** The text of a file; empty if there is none or it cannot be read. */
    Optional<String> text(String path) {
        Optional<String> known = texts.get(path);
        if (known == null) {
            known = read(path);
            texts.put(path, known);
        }
        return known;
    }

    private Optional<String> read(String path) {
        try {
            Optional<byte[]> bytes = paths.contains(path) ? contents.bytes(path) : Optional.empty();
            kept += bytes.map(all -> all.length).orElse(0);
            return kept > MOST ? Optional.empty() : bytes.map(Texts::decode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a file looks like a change log of Liquibase, by its name and how it begins; one that cannot be read may be. */
    boolean looksLikeChangeLog(String path) {
        Optional<Syntax> syntax = Syntax.of(path);
        if (syntax.isEmpty()) {
            return false;
        }
        try {
            return contents.head(path, Syntax.HEAD)
                    .map(Texts::decode)
                    .filter(syntax.get()::isChangeLog)
                    .isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /** The same of a file that a change log of Liquibase names, which therefore is no migration by itself. */
    Optional<String> textOfLog(String path) {
        ofLogs.add(path);
        return text(path);
    }

    /** Whether a file was read as a change log of Liquibase, or for one. */
    boolean isOfLog(String path) {
        return parsed.containsKey(path) || ofLogs.contains(path);
    }
}
