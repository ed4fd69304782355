package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.product.Provenance;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.logging.Log;

/** Tells which files products are judged by, where that is not what everybody expects. */
record Provenances(ProductLibrary library, Log log) {

    /** A line for each file that stands before another one; the file of each product by its name. */
    Map<String, String> tell(Collection<String> products) {
        Map<String, String> files = new TreeMap<>();
        for (String product : new TreeSet<>(products)) {
            try {
                Provenance provenance = library.provenance(product);
                files.put(product, provenance.file());
                provenance.told().map(CleanText::line).ifPresent(provenance.weakens() ? log::warn : log::info);
            } catch (UnusableFileException e) {
                // It is told as a mistake of the upgrade, or as a finding.
                log.debug(e.getMessage());
            }
        }
        return files;
    }
}
