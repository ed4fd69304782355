package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Run by the build over the folder of built-in products: writes each YAML file as {@linkplain NodeFile nodes} beside it,
 * and the list of their names.
 */
public final class BuiltInProducts {

    /** The names, one a line, in the order of the alphabet. */
    static final String LIST = "products.txt";

    static final String YAML = ".yaml";
    static final String NODES = ".nodes";

    private BuiltInProducts() {}

    /**
     * Writes what the plugin reads.
     *
     * @param folder the compiled folder, alone
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] folder) throws IOException {
        Path products = Path.of(folder[0]);
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(products)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(YAML)) {
                    String id = name.substring(0, name.length() - YAML.length());
                    YamlNode root = YamlReader.read(nameInMessages(id), Utf8.text(name, Files.readAllBytes(file)));
                    Files.write(products.resolve(id + NODES), NodeFile.write(root));
                    ids.add(id);
                }
            }
        }
        Files.write(products.resolve(LIST), ids);
    }

    static String nameInMessages(String id) {
        return id + YAML + " (built in)";
    }
}
