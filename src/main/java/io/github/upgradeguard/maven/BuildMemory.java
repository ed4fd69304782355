package io.github.upgradeguard.maven;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/** What the modules of one build know of each other: what was done already, and who writes which file. */
record BuildMemory(SessionData data) {

    static BuildMemory of(MavenSession session) {
        RepositorySystemSession shared = session.getRepositorySession();
        return new BuildMemory(shared == null ? new DefaultSessionData() : shared.getData());
    }

    /**
     * What a module did, for those that would do the same.
     *
     * @param project that did it
     * @param isFine whether its build went on
     */
    record Outcome(String project, boolean isFine) {}

    /** A deed that one module does, and the others that would do the same wait for. */
    record Deed(String project, boolean isFirst, CompletableFuture<Outcome> outcome) {

        /** Tells those that wait how it ended. */
        void endsWell() {
            outcome.complete(new Outcome(project, true));
        }

        /** The same, unless it has ended well. */
        void ends() {
            outcome.complete(new Outcome(project, false));
        }
    }

    /**
     * A deed.
     *
     * @param what all that it depends on: what is equal is done once, by whoever asks first
     * @param project that asks
     */
    Deed deed(Object what, String project) {
        CompletableFuture<Outcome> own = new CompletableFuture<>();
        Object key = new Key("deed", what);
        if (data.set(key, null, own)) {
            return new Deed(project, true, own);
        }
        @SuppressWarnings("unchecked")
        CompletableFuture<Outcome> others = (CompletableFuture<Outcome>) data.get(key);
        return new Deed(project, false, others);
    }

    /** How a claim on a file ends: it is new, one's own from before, or another's. */
    enum Claim {
        NEW,
        OWN,
        OTHERS
    }

    /** Claims a file for the rest of the build. */
    Claim claim(Path file, String owner) {
        Object key = new Key("file", file.toAbsolutePath().normalize());
        if (data.set(key, null, owner)) {
            return Claim.NEW;
        }
        return owner.equals(data.get(key)) ? Claim.OWN : Claim.OTHERS;
    }

    /** Other plugins put their data beside ours. */
    private record Key(String kind, Object value) {

        // What a record makes of these by itself takes a tenth of a whole check to set up, and a build has few keys.
        @Override
        public int hashCode() {
            return kind.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && kind.equals(key.kind) && value.equals(key.value);
        }
    }
}
