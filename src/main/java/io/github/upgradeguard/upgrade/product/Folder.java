package io.github.upgradeguard.upgrade.product;

import java.io.IOException;
import java.util.Optional;

/** Where a product file lies, and with it the files that it names. */
@FunctionalInterface
interface Folder {

    /** The bytes of a file in this folder or below it; empty if there is none. */
    Optional<byte[]> read(String name) throws IOException;
}
