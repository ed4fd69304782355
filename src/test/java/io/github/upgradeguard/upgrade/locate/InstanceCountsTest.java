package io.github.upgradeguard.upgrade.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Instances;
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
                "auto found keycloak (k8s/app.yaml:10), and an autoscaler decides how many run (1 to 5)",
                files.auto(KEYCLOAK));
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

    private static String deployment(String more) {
        return """
                kind: Deployment
                metadata: {name: keycloak}
                spec:
                  replicas: 3
                """ + more.indent(2);
    }

    /** What Kubernetes, KEDA, Argo and kustomize define for a workload whose manifest says 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: ScaledObject\\nspec: {scaleTargetRef: {name: keycloak}, minReplicaCount: 0, maxReplicaCount: 9} | an autoscaler decides how many run (0 to 9)",
                "kind: ScaledObject\\nspec: {scaleTargetRef: {name: keycloak}} | an autoscaler decides how many run",
                "kind: HorizontalPodAutoscaler\\nspec: {scaleTargetRef: {name: keycloak}, maxReplicas: 2} | an autoscaler decides how many run",
                "kind: HorizontalPodAutoscaler\\nspec: {scaleTargetRef: {name: '$(NAME)'}} | what the autoscaler (k8s/other.yaml:1) scales is not resolved here",
                "kind: Rollout\\nmetadata: {name: any}\\nspec: {replicas: 5, workloadRef: {kind: Deployment, name: keycloak}} | a Rollout (k8s/other.yaml:1) runs in its place",
                "kind: Kustomization\\nreplicas: [{name: keycloak, count: 1}] | a kustomization says otherwise (k8s/other.yaml:2)",
                "kind: Kustomization\\nreplicas: [{name: keycloak, count: many}] | a kustomization says otherwise (k8s/other.yaml:2)",
                "kind: Kustomization\\npatches: [{path: ../patch.yaml}] | kustomize changes it (patches of k8s/other.yaml)",
                "kind: Kustomization\\npatches: [{patch: \"- {op: replace, path: /spec/replicas, value: 1}\"}] | kustomize changes it (patches of k8s/other.yaml)",
                "kind: Component\\ncomponents: [../ha] | kustomize changes it (components of k8s/other.yaml)",
            })
    void whatAnotherObjectDoesToTheNumberCounts(String other, String why) throws Exception {
        InstanceCounts files = files("k8s/app.yaml", deployment(""), "k8s/other.yaml", other.replace("\\n", "\n"));
        assertUncounted("auto found keycloak (k8s/app.yaml:4), and " + why, files.auto(KEYCLOAK));
        assertUncounted(
                "k8s/app.yaml#keycloak found keycloak (k8s/app.yaml:4), and " + why,
                files.in("k8s/app.yaml#keycloak", KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: ScaledObject\\nspec: {scaleTargetRef: {name: another}}",
                "kind: Kustomization\\nreplicas: [{name: keycloak, count: 3}, {name: another, count: 1}]",
                "kind: Kustomization\\npatches: [{patch: \"- {op: add, path: /metadata/labels/a, value: b}\"}]",
                "kind: PodDisruptionBudget\\nspec: {minAvailable: 1}",
                "kind: CronJob\\nmetadata: {name: backup}\\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: keycloak}]}}}}}",
                "kind: Job\\nmetadata: {name: keycloak}",
            })
    void whatDoesNothingToTheNumberDoesNot(String other) throws IOException {
        InstanceCounts files = files("k8s/app.yaml", deployment(""), "k8s/other.yaml", other.replace("\\n", "\n"));
        assertEquals(counted(3, "k8s/app.yaml:4"), files.auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment | strategy: {type: Recreate} | all of them stop at once (strategy: Recreate)",
                "DeploymentConfig | strategy: {type: Recreate} | all of them stop at once (strategy: Recreate)",
                "Deployment | strategy: {rollingUpdate: {maxUnavailable: 100%}} | all of them may stop at once (maxUnavailable: 100%)",
                "Deployment | strategy: {rollingUpdate: {maxUnavailable: 3}} | all of them may stop at once (maxUnavailable: 3)",
                "Deployment | paused: true | it is paused, so that none of them is replaced",
                "Rollout | paused: true | it is paused, so that none of them is replaced",
                "StatefulSet | updateStrategy: {type: OnDelete} | none of them is replaced by itself (updateStrategy: OnDelete)",
                "StatefulSet | updateStrategy: {rollingUpdate: {partition: 2}} | not all of them are replaced (partition: 2)",
                "DaemonSet | minReadySeconds: 1 | one runs on each node (DaemonSet)",
            })
    void howItIsReplacedCounts(String kind, String more, String why) throws IOException {
        InstanceCounts files = files("app.yaml", deployment(more).replace("Deployment", kind));
        assertUncounted("auto found keycloak (app.yaml:4), and " + why, files.auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment | strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}",
                "Deployment | strategy: {rollingUpdate: {maxUnavailable: 25%}}",
                "Deployment | paused: false",
                "StatefulSet | updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0}}",
                "Rollout | strategy: {blueGreen: {activeService: keycloak}}",
                "ReplicationController | minReadySeconds: 1",
            })
    void oneAfterTheOtherIsWhatTheNumberMeans(String kind, String more) throws IOException {
        InstanceCounts files = files("app.yaml", deployment(more).replace("Deployment", kind));
        assertEquals(counted(3, "app.yaml:4"), files.auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource({"kustomization.yaml", "kustomization.yml", "Kustomization"})
    void aKustomizationNeedsNoKindAndAnOverlayCounts(String name) throws IOException {
        String one = "replicas:\n  - name: keycloak\n    count: 1\n";
        InstanceCounts files = files("k8s/app.yaml", deployment(""), "k8s/overlays/prod/" + name, one);
        assertUncounted(
                "auto found keycloak (k8s/app.yaml:4), and a kustomization says otherwise (k8s/overlays/prod/%s:3)"
                        .formatted(name),
                files.auto(KEYCLOAK));
    }

    @Test
    void aKustomizationOfABaseElsewhereSaysTheNumber() throws IOException {
        InstanceCounts files = files("deploy/kustomization.yaml", "replicas: [{name: keycloak, count: 2}]\n");
        assertEquals(counted(2, "deploy/kustomization.yaml:1"), files.auto(KEYCLOAK));
    }

    @Test
    void aJobAloneIsNoInstance() throws IOException {
        InstanceCounts files = files("k8s/job.yaml", "kind: Job\nmetadata: {name: keycloak}\n");
        assertUncounted("auto found keycloak (k8s/job.yaml:1) alone, and a Job runs to its end", files.auto(KEYCLOAK));
    }

    @Test
    void aKnativeServiceIsScaledByItsServer() throws IOException {
        String service = """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: keycloak}
                """;
        assertUncounted(
                "auto found keycloak (app.yaml:1), and an autoscaler decides how many run",
                files("app.yaml", service).auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: global, replicas: 3 | keycloak (compose.yaml:1), and one runs on each node (mode: global)",
                "mode: replicated-job, replicas: 3 | keycloak (compose.yaml:1) alone, and a job runs to its end (mode: replicated-job)",
                "mode: global-job | keycloak (compose.yaml:1) alone, and a job runs to its end (mode: global-job)",
                "mode: '${MODE}', replicas: 3 | keycloak (compose.yaml:1), and mode: ${MODE} is none that is known",
                "replicas: 3, update_config: {parallelism: 0} | keycloak (compose.yaml:1), and all of them are replaced at once (update_config.parallelism)",
                "replicas: 3, update_config: {parallelism: 3, order: stop-first} | keycloak (compose.yaml:1), and all of them are replaced at once (update_config.parallelism)",
            })
    void theModeOfAComposeServiceCounts(String deploy, String why) throws IOException {
        InstanceCounts files = files("compose.yaml", "services: {keycloak: {deploy: {%s}}}\n".formatted(deploy));
        assertUncounted("auto found " + why, files.auto(KEYCLOAK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: replicated, replicas: 3",
                "replicas: 3, update_config: {parallelism: 1}",
                "replicas: 3, update_config: {parallelism: 0, order: start-first}",
            })
    void otherwiseAComposeServiceRunsAsOftenAsItSays(String deploy) throws IOException {
        InstanceCounts files = files("compose.yaml", "services: {keycloak: {deploy: {%s}}}\n".formatted(deploy));
        assertEquals(counted(3, "compose.yaml:1"), files.auto(KEYCLOAK));
    }

    @Test
    void whatLeadsOutOfTheProjectIsNotRead() throws Exception {
        Path outside = Files.createDirectory(root.resolve("outside")).resolve("compose.yaml");
        Files.writeString(outside, COMPOSE);
        Path project = Files.createDirectory(root.resolve("project"));
        InstanceCounts counts = new InstanceCounts(project);
        for (String locator : new String[] {"../outside/compose.yaml", outside.toString()}) {
            LocateException e = assertThrows(LocateException.class, () -> counts.in(locator, KEYCLOAK));
            assertEquals(
                    locator + ": it is outside of the project, and not read; put it into the project", e.getMessage());
        }
        Files.createSymbolicLink(project.resolve("compose.yaml"), outside);
        LocateException e = assertThrows(LocateException.class, () -> counts.in("compose.yaml", KEYCLOAK));
        assertEquals(
                "compose.yaml: it is a link that leads out of the project, and not read; put the file itself there",
                e.getMessage());
        assertUncounted(
                "auto cannot tell what else runs: compose.yaml cannot be read: it is a link that leads out of the project, and not read; put the file itself there",
                counts.auto(KEYCLOAK));
    }

    @Test
    void aLinkInsideTheProjectIsFollowedAndOneToNothingIsTold() throws IOException {
        InstanceCounts files = files("ops/stack.yaml", COMPOSE);
        Files.createSymbolicLink(root.resolve("compose.yaml"), root.resolve("ops/stack.yaml"));
        assertEquals(counted(3, "compose.yaml:8"), files.auto(KEYCLOAK));
        Files.createSymbolicLink(root.resolve("more.yaml"), root.resolve("nowhere.yaml"));
        assertUncounted(
                "auto cannot tell what else runs: more.yaml cannot be read: it is a link to nothing; mend the link or take it out",
                files.auto(KEYCLOAK));
    }
}
