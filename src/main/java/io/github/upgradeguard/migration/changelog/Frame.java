package io.github.upgradeguard.migration.changelog;

import java.util.List;
import java.util.Optional;

/**
 * What a file of a change log takes from the files that include it.
 *
 * @param logicalPath the nearest {@code logicalFilePath} of a change log, its own included
 * @param fallbackPath the nearest that an include gives, which counts where no change log has one
 * @param remarks on every change set below
 * @param isNever whether the database at hand never sees any change set below
 * @param depth how many files include this one, each another
 */
record Frame(
        Parameters parameters,
        Optional<String> logicalPath,
        Optional<String> fallbackPath,
        List<String> remarks,
        boolean isNever,
        int depth) {

    Frame {
        remarks = List.copyOf(remarks);
    }

    static Frame ofRoot(Parameters parameters) {
        return new Frame(parameters, Optional.empty(), Optional.empty(), List.of(), false, 0);
    }

    /** The path that change sets of a file are recorded by that have none of their own. */
    String path(LogFile file) {
        // Liquibase gives SQL no logical path when it is included, but does when the file with the include is.
        if (file.parsed().isPlainSql() && depth <= 1) {
            return file.path();
        }
        if (depth == 0) {
            return logicalPath.map(Frame::withoutSlash).orElse(file.path());
        }
        return logicalPath.or(() -> fallbackPath).orElse(file.path());
    }

    /** A logical path as Liquibase takes it where it belongs to the change set's own file. */
    static String withoutSlash(String path) {
        String plain = path.replace('\\', '/');
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }
}
