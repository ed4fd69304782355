package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a person can decide: a change set, or something that could not be read and is of no change set.
 *
 * @param key how a decision names it
 * @param digest of the content that was read, 64 hexadecimal digits
 * @param file where it stands, from the root of the contents
 * @param line from 1; 0 for the file as a whole
 */
public record Subject(String key, String digest, String file, int line) {

    /** A change set, by what it is recorded by. */
    public static Subject of(ChangeSet changeSet) {
        return new Subject(changeSet.key().toString(), changeSet.digest(), changeSet.file(), changeSet.line());
    }

    /** What is told of no change set, by its rule and file: {@code unread:db/changelog.xml}. */
    public static Subject of(MigrationFinding finding) {
        try {
            byte[] said = finding.reason().getBytes(StandardCharsets.UTF_8);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said));
            return new Subject(finding.rule() + ":" + finding.file(), digest, finding.file(), finding.line());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
