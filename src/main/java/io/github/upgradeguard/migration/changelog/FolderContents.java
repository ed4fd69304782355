package io.github.upgradeguard.migration.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder and the folders below it, without what is hidden, built or fetched there, and without links out of it. */
final class FolderContents implements Contents {

    private final Path root;
    private final SortedMap<String, Path> files = new TreeMap<>();

    FolderContents(Path folder) throws IOException {
        this.root = folder.toRealPath();
        Files.walkFileTree(root, new Collector());
        if (files.isEmpty()) {
            throw new IOException(folder + " holds no file; name a folder with change logs");
        }
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || !isBeside(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (files.size() >= MOST_FILES) {
                throw new IOException(
                        "%s holds more than %d files; name the folder of the change logs".formatted(root, MOST_FILES));
            }
            if (attributes.isRegularFile() || (attributes.isSymbolicLink() && leadsToOurs(file))) {
                files.put(path(file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Whether a folder is no part of what is shipped, for certain. */
    private static boolean isBeside(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return switch (name) {
            case "target" -> Files.exists(folder.resolveSibling("pom.xml"));
            case "build" ->
                Files.exists(folder.resolveSibling("build.gradle"))
                        || Files.exists(folder.resolveSibling("build.gradle.kts"));
            case "test" -> folder.getParent() != null && folder.getParent().endsWith("src");
            default -> name.startsWith(".") || name.equals("node_modules");
        };
    }

    private boolean leadsToOurs(Path link) {
        try {
            return link.toRealPath().startsWith(root) && Files.isRegularFile(link);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return String.valueOf(root.getFileName());
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<byte[]> head(String path, int most) throws IOException {
        Path file = files.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(most));
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
