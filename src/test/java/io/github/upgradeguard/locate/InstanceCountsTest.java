package io.github.upgradeguard.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.guard.Instances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts as Docker Compose and Kubernetes define them: where nothing is said, one runs. */
class InstanceCountsTest {

    private static final Set<String> KEYCLOAK = Set.of("keycloak", "login");

    private static final String COMPOSE = """
            services:
              db:
                image: postgres:17
              keycloak:
                image: quay.io/keycloak/keycloak:26.0
                deploy:
                  mode: replicated
                  replicas: 3
              proxy:
                image: registry.local:5000/edge/nginx
                scale: 2
            """;

    private static final String MANIFESTS = """
            apiVersion: v1
            kind: Service
            metadata: {name: keycloak}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: keycloak
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: main
                      image: quay.io/keycloak/keycloak:26.0@sha256:0123456789abcdef
                    - name: sidecar
                      image: envoy
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: frontend}
            spec: {template: {spec: {containers: [{name: web, image: nginx}]}}}
            """;

    @TempDir
    Path root;

    private InstanceCounts files(String... namesAndContents) throws IOException {
        for (int i = 0; i < namesAndContents.length; i += 2) {
            Path file = root.resolve(namesAndContents[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, namesAndContents[i + 1]);
        }
        return new InstanceCounts(root);
    }

    private static Instances counted(int count, String place) {
        return new Instances.Counted(count, place);
    }

    private static void assertUncounted(String why, Instances instances) {
        assertEquals(
                new Instances.Uncounted("instances: " + why + "; write the number or path#name into <instances>"),
                instances);
    }

    @ParameterizedTest
    @CsvSource({
        "compose.yaml",
        "compose.yml",
        "docker-compose.yaml",
        "docker-compose.yml",
        "k8s/app.yml",
        "kubernetes/app.yaml",
        "manifests/app.yaml",
        "deploy/app.yaml",
        "app.yaml"
    })
    void autoLooksInTheUsualPlaces(String file) throws IOException {
        assertEquals(counted(3, file + ":8"), files(file, COMPOSE).auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource({"src/compose.yaml", "deploy/chart/app.yaml", "compose.json", "upgrades/app.yaml"})
    void autoLooksNowhereElse(String file) throws IOException {
        assertUncounted(
                "auto found no Compose file and no manifest with a workload",
                files(file, COMPOSE).auto(KEYCLOAK));
    }

    @Test
    void aWorkloadIsKnownByItsNameOrByTheLastPartOfItsImage() throws IOException {
        InstanceCounts files = files("compose.yaml", COMPOSE);
        assertEquals(counted(1, "compose.yaml:2"), files.auto(Set.of("postgres")), "where nothing is said, one runs");
        assertEquals(counted(1, "compose.yaml:2"), files.auto(Set.of("db")));
        assertEquals(counted(2, "compose.yaml:11"), files.auto(Set.of("nginx")), "the registry has a port");
        assertUncounted(
                "auto found no workload and no image called postgresql; it saw db (postgres:17) in compose.yaml:2, keycloak (quay.io/keycloak/keycloak:26.0) in compose.yaml:8, proxy (registry.local:5000/edge/nginx) in compose.yaml:11",
                files.auto(Set.of("postgresql")));
    }

    @ParameterizedTest
    @CsvSource({
        "redis, redis",
        "redis:8, redis",
        "quay.io/opstree/redis:v7.0@sha256:abc, redis",
        "localhost:5000/redis, redis",
        "'${REGISTRY:-docker.io/library}/redis:${TAG}', redis",
        "dependencytrack/apiserver, apiserver"
    })
    void theNameOfAnImageIsTheLastPartWithoutTag(String image, String name) {
        assertEquals(name, Workload.nameOfImage(image));
    }

    @Test
    void manifestsAreReadDocumentByDocument() throws IOException {
        InstanceCounts files = files("k8s/all.yaml", MANIFESTS);
        assertEquals(counted(2, "k8s/all.yaml:10"), files.auto(KEYCLOAK));
        assertEquals(counted(1, "k8s/all.yaml:19"), files.auto(Set.of("frontend")), "where nothing is said, one runs");
        assertEquals(counted(2, "k8s/all.yaml:10"), files.auto(Set.of("envoy")));
    }

    @Test
    void aListHoldsManifestsToo() throws IOException {
        String list = """
                kind: List
                apiVersion: v1
                items:
                  - {kind: ReplicaSet, metadata: {name: keycloak}, spec: {replicas: 4}}
                """;
        assertEquals(counted(4, "all.yaml:4"), files("all.yaml", list).auto(KEYCLOAK));
    }

    @Test
    void theSameCountInTwoFilesIsOneCountAndTwoCountsAreNone() throws IOException {
        InstanceCounts same = files("compose.yaml", COMPOSE, "docker-compose.yml", COMPOSE);
        assertEquals(counted(3, "compose.yaml:8"), same.auto(KEYCLOAK));
        InstanceCounts differing = files("k8s/all.yaml", MANIFESTS);
        assertUncounted(
                "auto found 3 of keycloak (compose.yaml:8) and 3 of keycloak (docker-compose.yml:8) and 2 of keycloak (k8s/all.yaml:10)",
                differing.auto(KEYCLOAK));
    }

    @Test
    void severalServicesThatRunOnceEachAreNotCounted() throws IOException {
        InstanceCounts files = files("compose.yaml", """
                services:
                  es01: {image: "elastic/elasticsearch:8.17.0"}
                  es02: {image: "elastic/elasticsearch:8.17.0"}
                """);
        assertUncounted(
                "auto found 1 of es01 (compose.yaml:2) and 1 of es02 (compose.yaml:3)",
                files.auto(Set.of("elasticsearch")));
    }

    @ParameterizedTest
    @CsvSource({
        "'replicas: ${REPLICAS:-3}', '${REPLICAS:-3} is not resolved here'",
        "'replicas: \"{{ .Values.replicas }}\"', '{{ .Values.replicas }} is not resolved here'",
        "'replicas: many', '''many'' is no number'",
        "'replicas: 0', '0 are written, so none runs'",
        "'replicas: [3]', 'the number is a list'",
        "'mode: global', 'one runs on each node (mode: global)'"
    })
    void whatIsNoNumberIsUnknown(String deploy, String why) throws IOException {
        InstanceCounts files = files(
                "compose.yaml", "services:\n  keycloak:\n    image: keycloak\n    deploy:\n      " + deploy + "\n");
        int line = deploy.startsWith("mode") ? 2 : 5;
        assertUncounted("auto found keycloak (compose.yaml:%d), and %s".formatted(line, why), files.auto(KEYCLOAK));
    }

    @Test
    void aServiceThatExtendsAnotherMayHaveItsNumberFromThere() throws IOException {
        InstanceCounts files =
                files("compose.yaml", "services: {keycloak: {extends: {file: common.yaml, service: app}}}\n");
        assertUncounted(
                "auto found keycloak (compose.yaml:1), and it extends another service, which may say how many run",
                files.auto(KEYCLOAK));
    }

    @Test
    void mergedMappingsCount() throws IOException {
        InstanceCounts files = files("compose.yaml", """
                x-common: &common
                  deploy: {replicas: 3}
                services:
                  keycloak:
                    <<: *common
                    image: keycloak
                """);
        assertEquals(counted(3, "compose.yaml:2"), files.auto(KEYCLOAK));
    }

    @Test
    void replicasAndScaleOfOneServiceHaveToAgree() throws IOException {
        String both = "services: {keycloak: {scale: 2, deploy: {replicas: %d}}}\n";
        assertEquals(
                counted(2, "compose.yaml:1"),
                files("compose.yaml", both.formatted(2)).auto(KEYCLOAK));
        assertUncounted(
                "auto found keycloak (compose.yaml:1), and deploy.replicas and scale differ",
                files("compose.yaml", both.formatted(3)).auto(KEYCLOAK));
    }

    @Test
    void anOverrideThatSaysNothingOverridesNothing() throws IOException {
        InstanceCounts silent =
                files("compose.yaml", COMPOSE, "compose.override.yaml", "services: {keycloak: {image: keycloak}}\n");
        assertEquals(counted(3, "compose.yaml:8"), silent.auto(KEYCLOAK));
        InstanceCounts loud = files("compose.override.yaml", "services: {keycloak: {image: keycloak, scale: 5}}\n");
        assertUncounted(
                "auto found 5 of keycloak (compose.override.yaml:1) and 3 of keycloak (compose.yaml:8)",
                loud.auto(KEYCLOAK));
    }

    @Test
    void whatAnAutoscalerDecidesIsUnknown() throws IOException {
        InstanceCounts files = files("k8s/app.yaml", MANIFESTS, "k8s/scale.yaml", """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: any}
                spec: {scaleTargetRef: {kind: StatefulSet, name: keycloak}, minReplicas: 1, maxReplicas: 5}
                """);
        assertUncounted(
                "auto found keycloak (k8s/app.yaml:10), and an autoscaler decides how many run", files.auto(KEYCLOAK));
    }

    @Test
    void aTemplateAmongThemLeavesItUnknown() throws IOException {
        InstanceCounts files = files(
                "compose.yaml",
                COMPOSE,
                "deploy/app.yaml",
                "kind: Deployment\nspec:\n{{- if .Values.many }}\n  replicas: 3\n{{- end }}\n");
        assertUncounted("auto cannot tell what else runs: deploy/app.yaml is a template", files.auto(KEYCLOAK));
    }

    @Test
    void aFileThatIsNoYamlLeavesItUnknown() throws IOException {
        Instances instances =
                files("compose.yaml", COMPOSE, "notes.yml", "a: b: c\n").auto(KEYCLOAK);
        assertTrue(
                instances.toString().contains("auto cannot tell what else runs: notes.yml:1:5: not YAML"),
                instances.toString());
    }

    @Test
    void aDeepSchemaIsReadAllTheSame() throws IOException {
        String deep = "kind: CustomResourceDefinition\nspec: " + "{a: ".repeat(60) + "b" + "}".repeat(60) + "\n";
        assertEquals(
                counted(3, "compose.yaml:8"),
                files("compose.yaml", COMPOSE, "crd.yaml", deep).auto(KEYCLOAK));
    }

    @Test
    void aFileMayBeNamedAndAWorkloadInIt() throws Exception {
        InstanceCounts files = files("ops/prod/stack.yaml", COMPOSE);
        assertEquals(counted(3, "ops/prod/stack.yaml:8"), files.in("ops/prod/stack.yaml", KEYCLOAK));
        assertEquals(counted(2, "ops/prod/stack.yaml:11"), files.in("ops/prod/stack.yaml#proxy", KEYCLOAK));
        InstanceCounts alone = files("one.yaml", "services: {anything: {scale: 2}}\n");
        assertEquals(counted(2, "one.yaml:1"), alone.in("one.yaml", KEYCLOAK), "the only one needs no name");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.yaml, 'there is no file missing.yaml in the root folder; write a number, auto, or the path of a Compose file or a manifest'",
        "compose.yaml#keykloak, 'compose.yaml:1: no workload is called keykloak; it has db (postgres:17) in compose.yaml:2'",
        "empty.yaml, 'empty.yaml:1: no Compose service and no Deployment, StatefulSet or ReplicaSet is in it'",
        "broken.yaml, 'broken.yaml:2:5: not YAML'",
        "template.yaml, 'it is a template, so write the number'",
        "'k8s', 'there is no file k8s in the root folder'"
    })
    void aFileThatIsNamedHasToHaveTheCount(String locator, String message) throws IOException {
        InstanceCounts files = files(
                "compose.yaml",
                COMPOSE,
                "empty.yaml",
                "",
                "broken.yaml",
                "a: 1\nb: c: d: e\n",
                "template.yaml",
                "a: {{ b }}\n",
                "k8s/a.yaml",
                "");
        LocateException e = assertThrows(LocateException.class, () -> files.in(locator, KEYCLOAK));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    @Test
    void aFileWithSeveralWorkloadsAsksWhich() throws IOException {
        InstanceCounts files = files("compose.yaml", COMPOSE);
        LocateException e = assertThrows(LocateException.class, () -> files.in("compose.yaml", Set.of("acme", "shop")));
        String message = String.valueOf(e.getMessage());
        assertTrue(
                message.startsWith("compose.yaml:1: no workload and no image is called acme or shop; it has db"),
                message);
        assertTrue(message.endsWith("Write compose.yaml#NAME"), message);
    }
}
