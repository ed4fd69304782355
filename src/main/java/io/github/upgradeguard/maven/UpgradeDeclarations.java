package io.github.upgradeguard.maven;

import io.github.upgradeguard.guard.Declaration;
import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns configured upgrades into requests, or says what is wrong with them: all of it, in one message. */
final class UpgradeDeclarations {

    private final PomPlaces places;
    private final Optional<Rollout> rollout;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param places where the configuration stands
     * @param rollout demanded of all upgrades that say nothing of it themselves; null or empty demands nothing
     */
    UpgradeDeclarations(PomPlaces places, @Nullable String rollout) {
        this.places = places;
        this.rollout = rollout(rollout, "upgrade-guard.rollout");
    }

    /** The requests of the configured upgrades, in their order. */
    List<UpgradeRequest> requests(List<Upgrade> upgrades) throws MojoExecutionException {
        List<UpgradeRequest> requests = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < upgrades.size(); i++) {
            Upgrade upgrade = upgrades.get(i);
            String product = required(upgrade.product, "product", i);
            String id = upgrade.id == null ? product : required(upgrade.id, "id", i);
            if (!ids.add(id)) {
                mistakes.add("%stwo upgrades are called '%s'; give each its own <id>".formatted(at(i, "upgrade"), id));
            }
            requests.add(new UpgradeRequest(
                    id,
                    product,
                    required(upgrade.current, "current", i),
                    required(upgrade.target, "target", i),
                    rollout(upgrade.rollout, at(i, "rollout") + "<rollout>").or(() -> rollout),
                    facts(upgrade.facts, i),
                    places.of(i, "target")));
        }
        refuseMistakes();
        return requests;
    }

    /** The one request of a command line. */
    List<UpgradeRequest> request(String product, String current, String target) throws MojoExecutionException {
        refuseMistakes();
        return List.of(new UpgradeRequest(product, product, current, target, rollout, Facts.NONE, Optional.empty()));
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
        Optional<Rollout> rollout = Arrays.stream(Rollout.values())
                .filter(one -> one.key().equals(value.strip()))
                .findFirst();
        if (rollout.isEmpty()) {
            mistakes.add("%s is '%s'; write rolling or full-stop, or leave it out".formatted(where, value));
        }
        return rollout;
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

    private String at(int index, String element) {
        return places.of(index, element)
                .map(Declaration::toString)
                .map(place -> place + ": ")
                .orElse("");
    }

    private void refuseMistakes() throws MojoExecutionException {
        if (!mistakes.isEmpty()) {
            throw new MojoExecutionException("\n" + String.join("\n", mistakes));
        }
    }
}
