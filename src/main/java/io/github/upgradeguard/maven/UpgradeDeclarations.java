package io.github.upgradeguard.maven;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.Declaration;
import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.Unreviewed;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.locate.InstanceCounts;
import io.github.upgradeguard.upgrade.locate.LocateException;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns configured upgrades into requests, or says what is wrong with them: all of it, in one message. */
final class UpgradeDeclarations {

    private static final Pattern FILE = Pattern.compile("\\.(ya?ml|json)(#|$)");

    private final ExecutionContext context;
    private final PomPlaces places;
    private final Optional<Rollout> rollout;
    private final @Nullable String instances;
    private final Unreviewed unreviewed;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Reads the declarations of one execution.
     *
     * @param rollout demanded of all upgrades that say nothing of it themselves; null or empty demands nothing
     * @param instances that run of all upgrades that say nothing of it themselves: how many, {@code auto}, or the file
     *     that says it; null or empty says nothing
     * @param unreviewed what to make of releases whose notes nobody has read
     */
    UpgradeDeclarations(
            ExecutionContext context, @Nullable String rollout, @Nullable String instances, String unreviewed) {
        this.context = context;
        this.places = context.places();
        this.rollout = rollout(rollout, "upgrade-guard.rollout");
        this.instances = instances;
        this.unreviewed = Unreviewed.named(unreviewed.strip()).orElseGet(() -> {
            mistakes.add("unreviewed is '%s'; write warn, fail or ignore".formatted(unreviewed));
            return Unreviewed.WARN;
        });
    }

    /**
     * The requests to judge: the one that product, current and target declare together, or else the upgrades, in their
     * order.
     *
     * @throws MojoExecutionException if there is none, or one that is incomplete; the message names all mistakes
     */
    List<UpgradeRequest> requests(
            List<Upgrade> upgrades, @Nullable String product, @Nullable String current, @Nullable String target)
            throws MojoExecutionException {
        Map<String, @Nullable String> properties = new LinkedHashMap<>();
        properties.put("product", product);
        properties.put("current", current);
        properties.put("target", target);
        boolean noneGiven = properties.values().stream().allMatch(value -> value == null || value.isBlank());
        if (noneGiven && upgrades.isEmpty()) {
            throw new MojoExecutionException("\n" + context.nothingConfigured());
        }
        List<UpgradeRequest> requests = noneGiven ? configured(upgrades) : List.of(given(properties));
        if (!mistakes.isEmpty()) {
            throw Mistakes.of(mistakes);
        }
        return requests;
    }

    private UpgradeRequest given(Map<String, @Nullable String> properties) {
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (value == null || value.isBlank()) {
                mistakes.add("product, current and target declare an upgrade together; add -Dupgrade-guard.%s=…"
                        .formatted(name));
            } else if (value.contains("${")) {
                mistakes.add("upgrade-guard.%s is '%s', which nothing defines; give the value itself"
                        .formatted(name, value));
            }
            values.put(name, value == null ? "" : value.strip());
        });
        String product = values.getOrDefault("product", "");
        return new UpgradeRequest(
                product,
                product,
                DeclaredVersion.of(values.getOrDefault("current", "")),
                DeclaredVersion.of(values.getOrDefault("target", "")),
                rollout,
                Facts.NONE,
                instances(null, "", names(product, product)),
                Optional.empty(),
                List.of(),
                unreviewed);
    }

    private List<UpgradeRequest> configured(List<Upgrade> upgrades) {
        List<UpgradeRequest> requests = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        MergedUpgrades merged = context.merged();
        for (int i = 0; i < upgrades.size(); i++) {
            Upgrade upgrade = upgrades.get(i);
            String product = required(upgrade.product, "product", i);
            String id = upgrade.id == null ? product : required(upgrade.id, "id", i);
            mistakes.addAll(merged.mistakes(i, product));
            if (!ids.add(id)) {
                mistakes.add("%stwo upgrades are called '%s'; give each its own <id>".formatted(at(i, "upgrade"), id));
            }
            requests.add(new UpgradeRequest(
                    id,
                    product,
                    version(upgrade.current, "current", i),
                    version(upgrade.target, "target", i),
                    rollout(upgrade.rollout, at(i, "rollout") + "<rollout>").or(() -> rollout),
                    facts(upgrade.facts, i),
                    instances(upgrade.instances, at(i, "instances"), names(product, id)),
                    migrations(upgrade.migrations, at(i, "migrations")),
                    accepted(upgrade.accepted, product, i),
                    unreviewed));
        }
        return requests;
    }

    private DeclaredVersion version(@Nullable String value, String name, int index) {
        return new DeclaredVersion(required(value, name, index), places.of(index, name));
    }

    private String required(@Nullable String value, String name, int index) {
        // Maven passes null for a value that is one expression and nothing else, if nothing defines it.
        String text = value == null ? places.written(index, name).orElse("") : value;
        if (text.isBlank()) {
            mistakes.add("%supgrade %d has no <%s>; write it".formatted(at(index, "upgrade"), index + 1, name));
        } else if (text.contains("${")) {
            String property = text.replaceAll("(?s).*?\\$\\{([^}]*)}?.*", "$1");
            mistakes.add("%s<%s> is '%s': nothing defines %s; define it in <properties> or with -D%s=…"
                    .formatted(at(index, name), name, text, property, property));
        }
        return text.strip();
    }

    private Optional<Rollout> rollout(@Nullable String value, String where) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Optional<Rollout> rollout = Stream.of(Rollout.values())
                .filter(one -> one.key().equals(value.strip()))
                .findFirst();
        if (rollout.isEmpty()) {
            mistakes.add("%s is '%s'; write rolling, full-stop or migrate, or leave it out".formatted(where, value));
        }
        return rollout;
    }

    /** What an upgrade says of its instances, and otherwise what holds for all that do not. */
    private Optional<Instances> instances(@Nullable String own, String at, Set<String> names) {
        boolean isOwn = !present(own).isEmpty();
        String value = isOwn ? present(own) : present(instances);
        String where = isOwn ? at + "<instances>" : "upgrade-guard.instances";
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.matches("[1-9]\\d{0,5}")) {
            return Optional.of(new Instances.Counted(Integer.parseInt(value), ""));
        }
        InstanceCounts counts = new InstanceCounts(context.root(), context.files());
        if (value.equals(InstanceCounts.AUTO)) {
            return Optional.of(counts.auto(names));
        }
        try {
            if (FILE.matcher(value).find()) {
                return Optional.of(counts.in(value, names));
            }
            mistake(
                    "%s is '%s'; write how many run (at least 1), auto, or the Compose file or manifest that says it (compose.yaml#NAME), or leave it out"
                            .formatted(where, value));
        } catch (LocateException e) {
            mistake("%s is '%s': %s".formatted(where, value, e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<MigrationSource> migrations(@Nullable Migrations written, String at) {
        return Optional.ofNullable(written).map(it -> new MigrationSources(mistakes).source(it, at));
    }

    private static Set<String> names(String product, String id) {
        return new LinkedHashSet<>(List.of(product, id));
    }

    /** What holds for all upgrades is told once. */
    private void mistake(String message) {
        if (!mistakes.contains(message)) {
            mistakes.add(message);
        }
    }

    private Facts facts(Map<String, String> written, int index) {
        Map<String, Boolean> facts = new LinkedHashMap<>();
        written.forEach((name, value) -> {
            if (!"true".equals(value) && !"false".equals(value)) {
                mistakes.add("%sthe fact <%s> is '%s'; write true or false".formatted(at(index, "facts"), name, value));
            } else {
                facts.put(name, Boolean.valueOf(value));
            }
        });
        return new Facts(facts);
    }

    private List<AcceptedFlag> accepted(List<Acceptance> written, String product, int index) {
        List<AcceptedFlag> accepted = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Acceptance one = written.get(i);
            Optional<LocalDate> until = day(present(one.until));
            String other = present(one.product);
            if (!other.isEmpty() && !other.equals(product)) {
                mistakes.add(
                        "%sthe acceptance is one of '%s', and the upgrade one of '%s'; move it to the upgrade of %s, or correct its <product>"
                                .formatted(
                                        places.ofAcceptance(index, i, "product")
                                                .map(at -> at + ": ")
                                                .orElse(""),
                                        other,
                                        product,
                                        other));
            } else if (present(one.release).isEmpty()
                    || present(one.flag).isEmpty()
                    || present(one.reason).isEmpty()
                    || until.isEmpty()) {
                mistakes.add(
                        "%san acceptance is incomplete; write <release>, <flag> (breaking, irreversible, or the name of a risk), <reason> and <until> (2027-03-31)"
                                .formatted(at(index, "accepted")));
            } else {
                accepted.add(
                        new AcceptedFlag(present(one.release), present(one.flag), present(one.reason), until.get()));
            }
        }
        return accepted;
    }

    private static String present(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String at(int index, String element) {
        return places.of(index, element)
                .map(Declaration::toString)
                .map(place -> place + ": ")
                .orElse("");
    }
}
