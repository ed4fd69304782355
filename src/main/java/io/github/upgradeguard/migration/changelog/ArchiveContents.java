package io.github.upgradeguard.migration.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar or zip file. What it says of its sizes is not believed: bytes are counted as they come out. */
final class ArchiveContents implements Contents {

    /** Bytes; all that is read of one archive. */
    static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final List<String> FURTHER_ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private final String name;
    private final ZipFile zip;
    private final SortedMap<String, ZipEntry> entries;
    private long read;

    ArchiveContents(Path file) throws IOException {
        this.name = String.valueOf(file.getFileName());
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + " is no jar and no zip file: " + e.getMessage(), e);
        }
        try {
            this.entries = entries(zip, file);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e instanceof IOException io ? io : new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, ZipEntry> entries(ZipFile zip, Path file) throws IOException {
        if (zip.size() > MOST_FILES) {
            throw new IOException(
                    "%s holds %d files; more than %d are not read".formatted(file, zip.size(), MOST_FILES));
        }
        SortedMap<String, ZipEntry> entries = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String path = path(entry.getName());
            // The same bytes for one version of Java only: no change log is kept there.
            if (entry.isDirectory() || !isPlain(path) || path.startsWith("META-INF/versions/")) {
                continue;
            }
            if (path.length() == entry.getName().length()) {
                entries.put(path, entry);
            } else {
                entries.putIfAbsent(path, entry);
            }
        }
        if (entries.isEmpty()) {
            throw new IOException(file + " is empty; name an artifact that holds change logs");
        }
        return entries;
    }

    private static String path(String entry) {
        for (String root : FURTHER_ROOTS) {
            if (entry.startsWith(root)) {
                return entry.substring(root.length());
            }
        }
        return entry;
    }

    /** Whether a path leads down from the root and nowhere else. */
    private static boolean isPlain(String path) {
        return !path.isEmpty()
                && path.charAt(0) != '/'
                && path.indexOf('\\') < 0
                && path.indexOf('\0') < 0
                && !("/" + path + "/").contains("/../");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public Optional<byte[]> head(String path, int most) throws IOException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            return Optional.empty();
        }
        if (read > MOST_BYTES) {
            throw new IOException("%s was read for %d MiB already; no more is".formatted(name, MOST_BYTES >> 20));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new IOException("damaged: its bytes are not in the archive");
            }
            byte[] bytes = in.readNBytes(most);
            read += bytes.length;
            return Optional.of(bytes);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
