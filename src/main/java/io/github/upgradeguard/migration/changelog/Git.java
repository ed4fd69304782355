package io.github.upgradeguard.migration.changelog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The git executable, asked about one repository. It reads only, and is stopped when it takes too long. */
final class Git implements Closeable {

    private static final int SECONDS = 60;

    /** Bytes; the longest answer that is taken. */
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final Path repository;
    private @Nullable Process objects;
    private @Nullable InputStream contents;

    Git(Path repository) {
        this.repository = repository;
    }

    /** What git prints; the message of a failure is {@code mistake}, a sentence without its end. */
    byte[] ask(String mistake, String... arguments) throws IOException {
        Process process = start(arguments);
        process.getOutputStream().close();
        try (Alarm alarm = new Alarm(process)) {
            byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
            boolean isWhole = answer.length < LONGEST_ANSWER;
            if (!isWhole || !alarm.isDone()) {
                process.destroyForcibly();
                throw new IOException("git took too long or said too much: git " + String.join(" ", arguments));
            }
            if (process.exitValue() != 0) {
                throw new IOException(mistake);
            }
            return answer;
        }
    }

    /** The bytes of a blob, at most so many. */
    byte[] blob(String hash, int most) throws IOException {
        Process process = objects();
        Alarm alarm = new Alarm(process);
        try {
            OutputStream questions = process.getOutputStream();
            questions.write((hash + "\n").getBytes(StandardCharsets.US_ASCII));
            questions.flush();
            InputStream in = contents(process);
            String[] header = line(in).split(" ");
            if (header.length != 3) {
                throw new IOException("git does not have the file, or took longer than " + SECONDS + " seconds");
            }
            long length = Long.parseLong(header[2]);
            byte[] bytes = in.readNBytes((int) Math.min(length, most));
            in.skipNBytes(length - bytes.length + 1);
            return bytes;
        } catch (NumberFormatException e) {
            throw new IOException("git answered what is not understood", e);
        } finally {
            alarm.close();
        }
    }

    private Process objects() throws IOException {
        if (objects == null) {
            objects = start("cat-file", "--batch");
        }
        return objects;
    }

    private InputStream contents(Process process) {
        if (contents == null) {
            contents = new BufferedInputStream(process.getInputStream());
        }
        return contents;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private Process start(String... arguments) throws IOException {
        if (!Files.isDirectory(repository)) {
            throw new IOException(repository + " is no folder; name one of a git repository");
        }
        List<String> command = new ArrayList<>(List.of("git", "--no-replace-objects", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Of a partial clone the missing files would be fetched: nothing here goes to the network.
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("git cannot be started; install it, or name a jar or a folder", e);
        }
    }

    @Override
    public void close() {
        if (objects != null) {
            objects.destroyForcibly();
        }
    }

    /** Stops a process that is not done in time; its streams then end. */
    private static final class Alarm implements AutoCloseable {

        private final Process process;
        private final CompletableFuture<Void> bell = new CompletableFuture<>();
        private final CompletableFuture<Void> rung;

        Alarm(Process process) {
            this.process = process;
            this.rung = bell.orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
                process.destroyForcibly();
                return null;
            });
        }

        /** Whether the process has come to its end by itself. */
        boolean isDone() {
            try {
                return process.waitFor(SECONDS, TimeUnit.SECONDS) && !rung.isDone();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            bell.complete(null);
        }
    }
}
