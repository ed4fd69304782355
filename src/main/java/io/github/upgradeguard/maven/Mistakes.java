package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.CleanText;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** What is wrong, as Maven prints it: below its own words, a line each. */
final class Mistakes {

    private Mistakes() {}

    static MojoExecutionException of(String mistake) {
        return of(List.of(mistake));
    }

    /** Mistakes in the configuration or in files. */
    static MojoExecutionException of(List<String> mistakes) {
        return new MojoExecutionException(text(mistakes));
    }

    /** Findings that fail a build. */
    static MojoFailureException failure(List<String> lines) {
        return new MojoFailureException(text(lines));
    }

    private static String text(List<String> lines) {
        return "\n" + String.join("\n", CleanText.lines(lines));
    }
}
