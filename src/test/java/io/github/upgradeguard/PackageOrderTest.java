package io.github.upgradeguard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house: ground floor first, each package knows only those before it. */
class PackageOrderTest {

    private static final String ROOT = "io.github.upgradeguard";

    private static final List<String> GROUND_FLOOR_FIRST = List.of(
            "border",
            "yaml",
            "migration.schema",
            "migration.sql",
            "migration.changelog",
            "migration.code",
            "migration.verdict",
            "migration",
            "upgrade.version",
            "upgrade.catalog",
            "upgrade.policy",
            "upgrade.path",
            "upgrade.failure",
            "upgrade.product",
            "upgrade.guard",
            "upgrade.locate",
            "upgrade.runbook",
            "upgrade.lint",
            "report",
            "maven");

    private static final String[] MAVENS = {"org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyPackageHasItsFloor() {
        TreeSet<String> packages = CLASSES.stream()
                .map(javaClass -> javaClass.getPackageName().substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(GROUND_FLOOR_FIRST), packages);
    }

    @Test
    void aPackageKnowsOnlyTheFloorsBelow() {
        for (int floor = 0; floor < GROUND_FLOOR_FIRST.size(); floor++) {
            for (String above : GROUND_FLOOR_FIRST.subList(floor + 1, GROUND_FLOOR_FIRST.size())) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + GROUND_FLOOR_FIRST.get(floor))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + "." + above)
                        .check(CLASSES);
            }
        }
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingOutsideTheGoalsKnowsMavenButTheSchemeThatAsksForItsOrder() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".maven")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(MAVENS).and(not(resideInAPackage("org.apache.maven.artifact.versioning"))))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".maven", ROOT + ".upgrade.version")
                .should()
                .dependOnClassesThat(resideInAnyPackage(MAVENS))
                .check(CLASSES);
    }

    @Test
    void eachLibraryIsKnownToOnePackage() {
        onlyIn("upgrade.version", "org.semver4j..");
        onlyIn("yaml", "org.snakeyaml..");
        onlyIn("report", "com.google.gson..");
        onlyIn("upgrade.runbook", "com.samskivert..");
    }

    private static void onlyIn(String owner, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + owner)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }
}
