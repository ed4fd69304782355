package io.github.upgradeguard.upgrade.locate;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.locate.Workload.Replicas;
import io.github.upgradeguard.upgrade.locate.Workloads.Role;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how many instances run from a project's Compose files and Kubernetes manifests. What they leave open stays
 * unknown: a count that is not found is never one.
 *
 * @param root the folder of the project, which file names are relative to
 * @param files of the project; others are not read
 */
public record InstanceCounts(Path root, ProjectFiles files) {

    /** The counts of a project that begins in one folder. */
    public InstanceCounts(Path root) {
        this(root, new ProjectFiles(root));
    }

    /** What asks for a search in {@linkplain #auto the usual places}. */
    public static final String AUTO = "auto";

    private static final List<String> FOLDERS = List.of("", "k8s", "kubernetes", "manifests", "deploy");
    private static final Pattern YAML = Pattern.compile("\\.ya?ml$");
    private static final Pattern OVERRIDE = Pattern.compile("\\.override\\.ya?ml$");
    private static final Pattern KUSTOMIZATION = Pattern.compile("kustomization\\.ya?ml|Kustomization");
    private static final int NAMED = 6;
    private static final int DEEPEST = 5;

    /**
     * The count of the workload that goes by one of those names, in the root folder's Compose files and in the YAML files
     * that lie directly there or in {@code k8s}, {@code kubernetes}, {@code manifests} or {@code deploy} below it.
     *
     * @param names a container's image, without path and tag, or the workload itself is called so
     */
    public Instances auto(Set<String> names) {
        Workloads workloads = new Workloads();
        List<String> unreadable = new ArrayList<>();
        for (String folder : FOLDERS) {
            List<Path> candidates = new ArrayList<>(candidates(root.resolve(folder), unreadable));
            if (!folder.isEmpty()) {
                candidates.addAll(overlays(root.resolve(folder), unreadable));
            }
            for (Path file : candidates) {
                try {
                    add(file, role(file), workloads);
                } catch (IOException e) {
                    unreadable.add(shown(file) + " cannot be read: " + e.getMessage());
                } catch (UnusableFileException e) {
                    unreadable.add(isTemplate(file) ? shown(file) + " is a template" : String.valueOf(e.getMessage()));
                }
            }
        }
        if (!unreadable.isEmpty()) {
            return uncounted(AUTO, "cannot tell what else runs: " + String.join("; ", unreadable));
        }
        List<Workload> all = workloads.all();
        List<Workload> fitting =
                all.stream().filter(workload -> workload.goesBy(names)).toList();
        if (!fitting.isEmpty()) {
            return counted(AUTO, fitting);
        }
        return uncounted(
                AUTO,
                all.isEmpty()
                        ? "found no Compose file and no manifest with a workload"
                        : "found no workload and no image called %s; it saw %s".formatted(called(names), listed(all)));
    }

    /**
     * The count that one file has.
     *
     * @param locator the file, relative to the root, and after a {@code #} the name of a service or workload where the
     *     file has several
     * @param names see {@link #auto}; asked where the locator names none and the file has several
     * @throws LocateException if there is no such file or workload, or the file is not YAML
     */
    public Instances in(String locator, Set<String> names) throws LocateException {
        int hash = locator.indexOf('#');
        String path = hash < 0 ? locator : locator.substring(0, hash);
        String name = hash < 0 ? "" : locator.substring(hash + 1);
        Path file = named(path);
        List<Workload> all = workloads(file);
        if (all.isEmpty()) {
            throw new LocateException(
                    "%s:1: no Compose service and no Deployment, StatefulSet or ReplicaSet is in it; write the number, or the path of a file that has one"
                            .formatted(shown(file)));
        }
        List<Workload> fitting = all;
        if (hash >= 0) {
            fitting = all.stream()
                    .filter(workload -> workload.name().equals(name))
                    .toList();
        } else if (all.size() > 1) {
            fitting = all.stream().filter(workload -> workload.goesBy(names)).toList();
        }
        if (fitting.isEmpty()) {
            String missing = hash < 0 ? "and no image is called " + called(names) : "is called " + name;
            throw new LocateException("%s:1: no workload %s; it has %s. Write %s#NAME"
                    .formatted(shown(file), missing, listed(all), path));
        }
        return counted(locator, fitting);
    }

    private Path named(String path) throws LocateException {
        try {
            Path file = root.resolve(path);
            if (Files.isRegularFile(file)) {
                files.check(file);
                return file;
            }
        } catch (IOException e) {
            throw new LocateException("%s: %s".formatted(path, e.getMessage()));
        } catch (InvalidPathException e) {
            // No file can be called so, and so there is none.
        }
        throw new LocateException(
                "there is no file %s in the root folder; write a number, auto, or the path of a Compose file or a manifest"
                        .formatted(path));
    }

    private List<Workload> workloads(Path file) throws LocateException {
        Workloads workloads = new Workloads();
        try {
            add(file, role(file), workloads);
        } catch (IOException e) {
            throw new LocateException("%s:1: %s".formatted(shown(file), e.getMessage()));
        } catch (UnusableFileException e) {
            String template = isTemplate(file) ? "; it is a template, so write the number" : "";
            throw new LocateException(e.getMessage() + template);
        }
        candidates(file.resolveSibling("."), new ArrayList<>()).stream()
                .map(Path::normalize)
                .filter(other -> !other.equals(file.normalize()))
                .forEach(other ->
                        addBeside(other, isKustomization(other) ? Role.KUSTOMIZATION : Role.BESIDE, workloads));
        return workloads.all();
    }

    private List<Path> candidates(Path folder, List<String> unreadable) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(InstanceCounts::isOurs)
                    .filter(entry -> !Files.isDirectory(entry))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            unreadable.add("the folder %s cannot be read".formatted(shown(folder)));
            return List.of();
        }
    }

    /** Kustomizations below a folder: overlays say how many of what lies above or beside them run. */
    private List<Path> overlays(Path folder, List<String> unreadable) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(InstanceCounts::isKustomization)
                    .filter(file -> !folder.equals(file.getParent()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            unreadable.add("the folder %s cannot be read".formatted(shown(folder)));
            return List.of();
        }
    }

    private static boolean isOurs(Path file) {
        return YAML.matcher(file.toString()).find() || isKustomization(file);
    }

    private static boolean isKustomization(Path file) {
        return KUSTOMIZATION.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static Role role(Path file) {
        if (isKustomization(file)) {
            return Role.KUSTOMIZATION;
        }
        return OVERRIDE.matcher(file.toString()).find() ? Role.OVERRIDING : Role.WHOLE;
    }

    private void add(Path file, Role role, Workloads workloads) throws IOException {
        String content = Utf8.text(shown(file), files.bytes(file, YamlReader.LONGEST));
        workloads.add(YamlReader.documents(shown(file), content), role);
    }

    /** Adds a file that nobody has asked for: one that cannot be read says nothing. */
    private void addBeside(Path file, Role role, Workloads workloads) {
        try {
            add(file, role, workloads);
        } catch (IOException | UnusableFileException e) {
            // What is asked for is another file, and that one can be read.
        }
    }

    private boolean isTemplate(Path file) {
        try {
            return new String(files.bytes(file, YamlReader.LONGEST), StandardCharsets.ISO_8859_1).contains("{{");
        } catch (IOException e) {
            return false;
        }
    }

    private static Instances counted(String asked, List<Workload> workloads) {
        Set<Integer> counts = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        List<String> found = new ArrayList<>();
        List<Workload> staying =
                workloads.stream().filter(workload -> !workload.passes()).toList();
        for (Workload workload : staying.isEmpty() ? workloads : staying) {
            names.add(workload.name());
            if (workload.replicas() instanceof Replicas.Exactly exactly) {
                counts.add(exactly.count());
                found.add("%d of %s (%s)".formatted(exactly.count(), workload.name(), workload.place()));
            } else if (workload.replicas() instanceof Replicas.Undecided undecided) {
                return uncounted(
                        asked, "found %s (%s), and %s".formatted(workload.name(), workload.place(), undecided.why()));
            } else if (workload.replicas() instanceof Replicas.Passing passing) {
                return uncounted(
                        asked,
                        "found %s (%s) alone, and %s".formatted(workload.name(), workload.place(), passing.why()));
            }
        }
        int count = counts.iterator().next();
        // Several that run once each may be the members of one cluster, or strangers.
        if (counts.size() > 1 || (count == 1 && names.size() > 1)) {
            return uncounted(asked, "found " + String.join(" and ", found));
        }
        return new Instances.Counted(count, staying.get(0).place());
    }

    private static Instances uncounted(String asked, String what) {
        return new Instances.Uncounted(
                "instances: %s %s; write the number or path#name into <instances>".formatted(asked, what));
    }

    private static String called(Set<String> names) {
        return String.join(" or ", new TreeSet<>(names));
    }

    private static String listed(List<Workload> all) {
        String first = all.stream()
                .limit(NAMED)
                .map(workload -> "%s in %s".formatted(workload, workload.place()))
                .collect(Collectors.joining(", "));
        return all.size() > NAMED ? "%s and %d more".formatted(first, all.size() - NAMED) : first;
    }

    private String shown(Path file) {
        return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
    }
}
