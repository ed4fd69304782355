package io.github.upgradeguard.maven;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.Verdict;
import org.apache.maven.plugin.MojoExecutionException;

/** What fails a build. */
enum FailOn {
    BLOCKED,
    WARNING,
    NEVER;

    static FailOn named(String name) throws MojoExecutionException {
        return switch (name) {
            case "blocked" -> BLOCKED;
            case "warning" -> WARNING;
            case "never" -> NEVER;
            default -> throw Mistakes.of("failOn is '%s'; write blocked, warning or never".formatted(name));
        };
    }

    boolean isReachedBy(Assessment assessment) {
        return switch (this) {
            case BLOCKED -> assessment.verdict() != Verdict.ALLOWED;
            case WARNING -> assessment.verdict() != Verdict.ALLOWED || assessment.has(Severity.WARNING);
            case NEVER -> false;
        };
    }
}
