package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.CodeOfNewVersion;
import io.github.upgradeguard.migration.verdict.CodeOfOldVersion;
import io.github.upgradeguard.migration.verdict.Judge;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import io.github.upgradeguard.migration.verdict.NewVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares the change logs of two releases. */
public final class Comparer {

    private final List<Dbms> databases;
    private final List<String> roots;
    private final Decisions decisions;

    /**
     * What is the same for every pair of releases.
     *
     * @param databases that are judged for; empty for all that several instances can share. The worst verdict counts
     * @param roots the change logs to begin with, from the root of an artifact; empty for all that are found
     * @param decisions of persons; those that are void, over or unused are told
     */
    public Comparer(List<Dbms> databases, List<String> roots, Decisions decisions) {
        this.databases = databases.isEmpty() ? Dbms.SHARED : List.copyOf(databases);
        this.roots = List.copyOf(roots);
        this.decisions = decisions;
    }

    /**
     * The migrations that lead from one release to another.
     *
     * @throws NoChangeLogException if either side holds no change log: nothing was looked at
     * @throws IOException if an artifact cannot be read
     */
    public Comparison compare(Side from, Side to) throws IOException {
        ReleaseArtifacts running = new ReleaseArtifacts(from);
        ReleaseArtifacts coming = new ReleaseArtifacts(to);
        CodeOfOldVersion oldVersion = new CodeOfOldVersion(running::code, from.isWhole());
        NewVersion newVersion = new CodeOfNewVersion(to.artifacts());
        Map<SetId, ChangeSet> newSets = new LinkedHashMap<>();
        Map<SetId, AcrossDatabases> ofSets = new LinkedHashMap<>();
        AcrossDatabases ofNone = new AcrossDatabases(databases);
        for (Dbms dbms : databases) {
            Succession succession = new Succession(running.history(dbms, roots), coming.history(dbms, roots));
            ofNone.add(dbms, succession.findings());
            Judge judge = new Judge(succession.range(dbms, oldVersion, newVersion));
            succession.newSets().forEach((id, changeSet) -> {
                newSets.putIfAbsent(id, changeSet);
                AcrossDatabases ofSet = ofSets.computeIfAbsent(id, any -> new AcrossDatabases(databases));
                ofSet.add(dbms, succession.findings(id));
                if (succession.isRun(id)) {
                    ofSet.add(dbms, judge.judge(changeSet));
                }
            });
        }
        running.refuseWithoutChangeLog();
        coming.refuseWithoutChangeLog();
        Vendor vendor = Vendor.of(to);
        List<Subject> subjects = new ArrayList<>();
        List<JudgedChangeSet> judged = new ArrayList<>();
        newSets.forEach((id, changeSet) -> {
            Subject subject = Subject.of(changeSet);
            subjects.add(subject);
            List<MigrationFinding> findings = new ArrayList<>();
            vendor.against(changeSet).ifPresent(findings::add);
            findings.addAll(Objects.requireNonNull(ofSets.get(id)).findings());
            decisions.remark(subject).ifPresent(findings::add);
            judged.add(new JudgedChangeSet(changeSet, findings, decisions.of(subject)));
        });
        List<MigrationFinding> findings = new ArrayList<>();
        List<MigrationFinding> all = new ArrayList<>(ofNone.findings());
        all.addAll(vendor.unread());
        for (MigrationFinding finding : all) {
            Subject subject = Subject.of(finding);
            subjects.add(subject);
            findings.add(
                    decisions.of(subject).map(decision -> decision.on(finding)).orElse(finding));
            decisions.remark(subject).ifPresent(findings::add);
        }
        findings.addAll(decisions.unused(subjects));
        List<String> evidence = new ArrayList<>(running.silent());
        evidence.addAll(coming.silent());
        evidence.addAll(oldVersion.evidence());
        return new Comparison(from.release(), to.release(), judged, findings, evidence, vendor.says(newSets.values()));
    }
}
