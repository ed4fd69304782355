package io.github.upgradeguard.changelog;

import java.util.ArrayList;
import java.util.List;

final class Roots {

    private final ParsedContents contents;

    Roots(ParsedContents contents) {
        this.contents = contents;
    }

    List<String> among(List<String> wanted) {
        List<String> found = new ArrayList<>();
        for (String path : contents.paths()) {
            if (wanted.isEmpty()
                    ? contents.looksLikeChangeLog(path) && path.contains("master")
                    : wanted.contains(path)) {
                found.add(path);
            }
        }
        return found;
    }
}
