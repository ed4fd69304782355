package io.github.upgradeguard.migration.changelog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder as it was at a revision of a git repository. */
final class RevisionContents implements Contents {

    private final Git git;
    private final String name;
    private final SortedMap<String, String> hashes;

    RevisionContents(Git git, String revision, String folder) throws IOException {
        this.git = git;
        String plain = plain(folder);
        this.name = plain.isEmpty() ? revision : revision + ":" + plain;
        this.hashes = hashes(commit(revision), plain);
        if (hashes.isEmpty()) {
            throw new IOException("%s has no folder %s; name one from the repository's root"
                    .formatted(revision, plain.isEmpty() ? "with files" : plain));
        }
    }

    private static String plain(String folder) throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : folder.replace('\\', '/').split("/")) {
            if (part.equals("..")) {
                throw new IOException(folder + " leads out of the repository; write the folder from its root");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private String commit(String revision) throws IOException {
        if (revision.isBlank() || revision.startsWith("-") || revision.indexOf('\0') >= 0) {
            throw new IOException("'%s' is no revision; write a tag, a branch or a commit".formatted(revision));
        }
        byte[] hash = git.ask(
                "git knows no commit '%s' here; fetch it, or write another tag, branch or commit".formatted(revision),
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                revision + "^{commit}");
        return new String(hash, StandardCharsets.US_ASCII).strip();
    }

    /** The hashes of the plain files by their paths from the folder; links and submodules are left out. */
    private SortedMap<String, String> hashes(String commit, String folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", commit));
        if (!folder.isEmpty()) {
            command.add("--");
            command.add(folder + "/");
        }
        String listing = new String(
                git.ask("git cannot list the files of " + name, command.toArray(String[]::new)),
                StandardCharsets.UTF_8);
        SortedMap<String, String> found = new TreeMap<>();
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        for (int at = 0, end; (end = listing.indexOf('\0', at)) >= 0; at = end + 1) {
            int tab = listing.indexOf('\t', at);
            String[] entry = listing.substring(at, Math.max(at, tab)).split(" ");
            if (entry.length == 3 && entry[0].startsWith("100") && tab + 1 + start < end) {
                found.put(listing.substring(tab + 1 + start, end), entry[2]);
            }
        }
        if (found.size() > MOST_FILES) {
            throw new IOException(
                    "%s holds more than %d files; name the folder of the change logs".formatted(name, MOST_FILES));
        }
        return found;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(hashes.keySet());
    }

    @Override
    public Optional<byte[]> head(String path, int most) throws IOException {
        String hash = hashes.get(path);
        return hash == null ? Optional.empty() : Optional.of(git.blob(hash, most));
    }

    @Override
    public void close() {
        git.close();
    }
}
