package dev.syncwatch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.kubernetes.Kustomization.FieldSpec;
import dev.syncwatch.kubernetes.Kustomization.NameReference;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each pod is, may do and needs. */
class PodsTest {

    private static final Pattern SECRET_MADE =
            Pattern.compile("create secret generic ([a-z0-9-]+)((?:\\s*\\\\?\\s+--from-\\S+)+)");
    private static final Pattern KEY_MADE = Pattern.compile("--from-(?:literal|file)=([a-z0-9-]+)=");

    static List<RunningPod> pods() throws IOException {
        return Manifests.shipped().pods();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void needsNoRootAndWritesNowhereButWhereItMust(RunningPod pod) {
        PodSecurityContext whole = pod.spec().getSecurityContext();
        SecurityContext own = pod.container().getSecurityContext();

        assertThat(whole.getRunAsNonRoot()).isTrue();
        assertThat(whole.getRunAsUser()).as("the user flink of the image").isEqualTo(9999);
        assertThat(whole.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(own.getAllowPrivilegeEscalation()).isFalse();
        assertThat(own.getReadOnlyRootFilesystem()).isTrue();
        assertThat(own.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(own.getCapabilities().getAdd()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyMountHasItsVolumeAndOnlyEmptyOnesCanBeWritten(RunningPod pod) {
        List<Volume> volumes = pod.spec().getVolumes();
        for (VolumeMount mount : pod.container().getVolumeMounts()) {
            Volume volume = volumes.stream()
                    .filter(each -> each.getName().equals(mount.getName()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no volume " + mount.getName()));
            assertThat(Boolean.TRUE.equals(mount.getReadOnly())).isEqualTo(volume.getEmptyDir() == null);
        }
        assertThat(pod.container().getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp")
                .doesNotHaveDuplicates();
        assertThat(volumes)
                .filteredOn(volume -> volume.getEmptyDir() != null)
                .allSatisfy(volume ->
                        assertThat(volume.getEmptyDir().getSizeLimit()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyConfigMapThatItNamesIsMade(RunningPod pod) throws IOException {
        Set<String> made = Manifests.shipped().kustomization().configMaps().keySet();

        assertThat(pod.spec().getVolumes())
                .extracting(Volume::getConfigMap)
                .filteredOn(Objects::nonNull)
                .allSatisfy(named -> assertThat(made).contains(named.getName()));
    }

    /** In README, since no secret is ever in a file here. */
    @ParameterizedTest
    @MethodSource("pods")
    void everySecretThatItNamesIsToldAbout(RunningPod pod) throws IOException {
        Set<String> told = toldSecrets();
        assertThat(pod.container().getEnv())
                .extracting(EnvVar::getValueFrom)
                .filteredOn(Objects::nonNull)
                .allSatisfy(from -> {
                    SecretKeySelector secret = from.getSecretKeyRef();
                    assertThat(told).contains(secret.getName() + "/" + secret.getKey());
                });
        for (Volume volume : pod.spec().getVolumes()) {
            if (volume.getSecret() != null) {
                assertThat(told)
                        .anyMatch(each -> each.startsWith(volume.getSecret().getSecretName() + "/"));
            }
        }
    }

    private static Set<String> toldSecrets() throws IOException {
        String readme = Files.readString(Manifests.FOLDER.resolve("README.md"));
        return SECRET_MADE
                .matcher(readme)
                .results()
                .flatMap(made ->
                        KEY_MADE.matcher(made.group(2)).results().map(key -> made.group(1) + "/" + key.group(1)))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void isAskedHowItDoesWhereItAnswers(RunningPod pod) {
        Set<String> names =
                pod.container().getPorts().stream().map(port -> port.getName()).collect(Collectors.toSet());
        for (Probe probe : pod.probes()) {
            var port = probe.getHttpGet() != null
                    ? probe.getHttpGet().getPort()
                    : probe.getTcpSocket().getPort();
            assertThat(
                            port.getIntVal() != null
                                    ? pod.ports().contains(port.getIntVal())
                                    : names.contains(port.getStrVal()))
                    .as(pod + " at " + port)
                    .isTrue();
        }
        boolean watchedByFlink = pod.name().endsWith("TaskManager");
        assertThat(pod.probes().isEmpty()).isEqualTo(watchedByFlink);
    }

    @Test
    void allAreOfOneImage() throws IOException {
        Manifests manifests = Manifests.shipped();
        Set<String> images = manifests.pods().stream()
                .filter(pod -> !pod.isFlinks())
                .map(pod -> pod.container().getImage())
                .collect(Collectors.toSet());
        manifests
                .all(FlinkDeployment.class)
                .forEach(flink -> images.add(flink.getSpec().getImage()));

        Kustomization.Image built = manifests.kustomization().content().images().get(0);
        assertThat(images).containsExactly(built.name());
        assertThat(built.newName()).endsWith("/" + built.name());
        assertThat(built.newTag()).isEqualTo(Pom.version());
        assertThat(manifests.kustomization().references().images())
                .containsExactly(new FieldSpec("FlinkDeployment", "spec/image"));
    }

    @Test
    void kustomizeIsToldWhereAFlinkDeploymentNamesWhatItRenames() throws IOException {
        Manifests manifests = Manifests.shipped();
        List<NameReference> told = manifests.kustomization().references().nameReference();

        assertThat(told)
                .filteredOn(each -> each.kind().equals("ConfigMap"))
                .flatExtracting(NameReference::fieldSpecs)
                .containsExactly(new FieldSpec("FlinkDeployment", "spec/podTemplate/spec/volumes/configMap/name"));
        assertThat(manifests.pods())
                .filteredOn(RunningPod::isFlinks)
                .allSatisfy(pod -> assertThat(elsewhere(pod)).isEmpty());
    }

    /** ConfigMaps that are named where kustomize is not told to look. */
    private static List<Object> elsewhere(RunningPod pod) {
        return pod.said().stream()
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null && from.getConfigMapKeyRef() != null)
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void onlyJobManagersMayAskKubernetes() throws IOException {
        Manifests manifests = Manifests.shipped();
        for (Deployment deployment : manifests.all(Deployment.class)) {
            var spec = deployment.getSpec().getTemplate().getSpec();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(manifests
                            .one(ServiceAccount.class, spec.getServiceAccountName())
                            .getAutomountServiceAccountToken())
                    .isFalse();
        }
        manifests
                .all(FlinkDeployment.class)
                .forEach(flink ->
                        manifests.one(ServiceAccount.class, flink.getSpec().getServiceAccount()));
    }

    @Test
    void thereAreNeverTwoPagersOnPurpose() throws IOException {
        var pager = Manifests.shipped()
                .one(Deployment.class, "syncwatch-notification")
                .getSpec();

        assertThat(pager.getReplicas()).isEqualTo(1);
        assertThat(pager.getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void whatIsNoFlinkJobSaysHowMuchItNeeds() throws IOException {
        assertThat(Manifests.shipped().all(Deployment.class)).allSatisfy(deployment -> {
            Container container =
                    deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits().get("memory"))
                    .as("a JVM does not shrink: what it may use is set aside for it")
                    .isEqualTo(container.getResources().getRequests().get("memory"));
        });
    }
}
