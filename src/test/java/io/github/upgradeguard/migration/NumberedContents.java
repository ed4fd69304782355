package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.Contents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What an artifact held at an earlier release: of one folder, the files that are numbered up to a step. The rest is left
 * out, so that the code of the later release does not speak for the earlier one.
 */
final class NumberedContents implements Contents {

    private final Contents whole;
    private final List<String> paths;

    NumberedContents(Contents whole, String folder, String last) {
        this.whole = whole;
        this.paths = whole.paths().stream()
                .filter(path -> path.startsWith(folder + "/") && isUpTo(path.substring(folder.length() + 1), last))
                .toList();
    }

    /** Whether neither a folder's nor a migration's number is above the last. */
    private static boolean isUpTo(String path, String last) {
        for (String part : path.split("/", -1)) {
            String number = number(part);
            if (!number.isEmpty() && compare(number, last) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The number in {@code V1_2__name.sql}, or in {@code 1.2} as the name of a folder; empty if there is none. */
    private static String number(String part) {
        int end = part.indexOf("__");
        String number = part.startsWith("V") && end > 0 ? part.substring(1, end) : part;
        boolean isNumber =
                !number.isEmpty() && number.chars().allMatch(c -> c == '.' || c == '_' || (c >= '0' && c <= '9'));
        return isNumber ? number.replace('_', '.') : "";
    }

    private static int compare(String one, String other) {
        String[] ones = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            int order = Long.compare(
                    i < ones.length ? Long.parseLong(ones[i]) : 0, i < others.length ? Long.parseLong(others[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public Optional<byte[]> head(String path, int most) throws IOException {
        return paths.contains(path) ? whole.head(path, most) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
