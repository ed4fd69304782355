package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.util.List;
import java.util.Optional;

/** The written form of one rule, field by field. A rule record reads itself from it. */
public interface RuleFields {

    /** How the product's versions are read. */
    Versioning versioning();

    /** What every rule may carry, with the id of a rule that is given none. */
    Terms terms(String defaultId);

    /** A field that the rule cannot do without; missing or not a text, it is the file's mistake and thrown as such. */
    String text(String key);

    /** A field that may be left out. */
    Optional<String> optional(String key);

    /** A list of texts; a single text is a list of one. */
    List<String> texts(String key);

    /** A field that holds a range. */
    VersionRange range(String key);

    /** A field that holds {@code RANGE -> RANGE}, or a list of them. */
    List<Passage> passages(String key);

    /** The mistake to throw when the value of a field says what cannot be; the message says what to write. */
    RuntimeException mistake(String key, String message);
}
