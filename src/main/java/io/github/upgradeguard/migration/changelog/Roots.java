package io.github.upgradeguard.migration.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the files with which Liquibase begins: change logs that no other change log includes. */
final class Roots {

    private final ParsedContents contents;
    private final IncludePaths paths;

    Roots(ParsedContents contents) {
        this.contents = contents;
        this.paths = new IncludePaths(contents.paths());
    }

    /**
     * The roots, sorted.
     *
     * @param folder where they are looked for, with a slash behind it; empty for everywhere
     */
    List<String> below(String folder) {
        Map<String, LogFile> candidates = new HashMap<>();
        Set<String> order = new TreeSet<>();
        for (String path : paths.below(folder)) {
            if (contents.looksLikeChangeLog(path)) {
                contents.changeLog(path)
                        .filter(parsed -> parsed.root().name().equals(Syntax.ROOT))
                        .ifPresent(parsed -> candidates.put(path, new LogFile(path, path, parsed)));
                if (candidates.containsKey(path)) {
                    order.add(path);
                }
            }
        }
        Map<String, Set<String>> included = new HashMap<>();
        Set<String> everIncluded = new HashSet<>();
        for (String path : order) {
            Set<String> files = included(candidates, path);
            included.put(path, files);
            files.stream().filter(file -> !file.equals(path)).forEach(everIncluded::add);
        }
        List<String> roots = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        for (String path : order) {
            if (!everIncluded.contains(path)) {
                roots.add(path);
                reach(path, included, reached);
            }
        }
        // What is left includes itself in a circle: it begins somewhere.
        for (String path : order) {
            if (!reached.contains(path)) {
                roots.add(path);
                reach(path, included, reached);
            }
        }
        return roots;
    }

    private static void reach(String root, Map<String, Set<String>> included, Set<String> reached) {
        List<String> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            String path = open.remove(open.size() - 1);
            if (reached.add(path)) {
                open.addAll(included.getOrDefault(path, Set.of()));
            }
        }
    }

    /** The change logs that one names, whatever database it is read for. */
    private Set<String> included(Map<String, LogFile> candidates, String path) {
        LogFile file = candidates.get(path);
        Set<String> included = new LinkedHashSet<>();
        if (file != null) {
            addIncluded(file.parsed().root(), file, candidates.keySet(), included);
        }
        return included;
    }

    private void addIncluded(Node parent, LogFile from, Set<String> candidates, Set<String> included) {
        for (Node node : parent.children()) {
            boolean isRelative = node.isTrue("relativeToChangelogFile");
            switch (node.name()) {
                case "modifyChangeSets" -> addIncluded(node, from, candidates, included);
                case "include" -> {
                    String told = IncludePaths.told(node.attribute("file").orElse(""), isRelative, from);
                    if (told.contains("${")) {
                        candidates.stream().filter(one -> mayBe(told, one)).forEach(included::add);
                    } else {
                        paths.file(told, from).ifPresent(included::add);
                    }
                }
                case "includeAll" -> {
                    String told = IncludePaths.told(node.attribute("path").orElse(""), isRelative, from);
                    paths.folder(told, from).map(paths::below).ifPresent(included::addAll);
                }
                default -> {}
            }
        }
    }

    /** Whether a path with properties in it may come to be that of a file. */
    private static boolean mayBe(String told, String file) {
        String start = told.substring(0, told.indexOf("${"));
        String end = told.substring(told.lastIndexOf('}') + 1);
        return file.endsWith(end) && (file.startsWith(start) || file.contains("/" + start));
    }
}
