package dev.syncwatch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects among themselves. That they can be read at all says that Kubernetes has every key in them. */
class ManifestsTest {

    private final Manifests manifests = Manifests.shipped();

    @ParameterizedTest
    @CsvSource({
        "FlinkDeployment, /spec",
        "FlinkDeployment, /spec/job",
        "FlinkDeployment, /spec/jobManager/resource",
        "FlinkDeployment, /spec/podTemplate/spec/securityContext",
        "FlinkDeployment, /spec/podTemplate/spec/containers/0/securityContext",
        "FlinkDeployment, /spec/jobManager/podTemplate/spec/containers/0/livenessProbe",
        "Deployment, /spec/template/spec/containers/0/resources",
        "Role, /rules/0",
        "NetworkPolicy, /spec",
        "PodDisruptionBudget, /spec",
    })
    void aKeyThatNobodyKnowsIsFound(String kind, String where) throws IOException {
        JsonNode document = manifests.documents().stream()
                .filter(each -> each.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        assertThat(Manifests.object(document)).isNotNull();

        ((ObjectNode) document.at(where)).put("nonsense", 1);

        assertThatThrownBy(() -> Manifests.object(document)).hasMessageContaining("nonsense");
    }

    @Test
    void everyFileOfTheFolderIsTakenAlong() throws IOException {
        Set<Path> taken = new HashSet<>(manifests.kustomization().manifests());
        manifests.kustomization().configMaps().values().forEach(taken::addAll);
        taken.add(Manifests.FOLDER.resolve("kustomization.yaml"));
        taken.add(Manifests.FOLDER.resolve("references.yaml"));

        assertThat(taken)
                .containsAll(yamlIn(Manifests.FOLDER))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(names(taken)).containsAll(names(yamlIn(Path.of("alert-rules/silences"))));
    }

    private static List<Path> yamlIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static Set<String> names(Collection<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }

    @Test
    void nothingNamesAnotherNamespaceThanTheOneThatIsMade() {
        String namespace = manifests.kustomization().content().namespace();

        assertThat(manifests.all(Namespace.class))
                .singleElement()
                .satisfies(made -> assertThat(made.getMetadata().getName()).isEqualTo(namespace));
        assertThat(manifests.objects())
                .extracting(object -> object.getMetadata().getNamespace())
                .containsOnlyNulls();
        assertThat(manifests.all(RoleBinding.class))
                .flatExtracting(RoleBinding::getSubjects)
                .allSatisfy(subject -> assertThat(subject.getNamespace()).isEqualTo(namespace));
    }

    @Test
    void whoeverIsGivenRightsExistsAndSoDoTheRights() {
        for (RoleBinding binding : manifests.all(RoleBinding.class)) {
            manifests.one(Role.class, binding.getRoleRef().getName());
            binding.getSubjects().forEach(subject -> manifests.one(ServiceAccount.class, subject.getName()));
        }
        assertThat(manifests.all(RoleBinding.class)).isNotEmpty();
    }

    @Test
    void everySelectorFindsPods() {
        for (PodDisruptionBudget budget : manifests.all(PodDisruptionBudget.class)) {
            List<RunningPod> kept =
                    selected(budget, budget.getSpec().getSelector().getMatchLabels());
            assertThat(kept)
                    .allSatisfy(pod -> assertThat(pod.replicas())
                            .as("a budget of a single pod would never let its node go")
                            .isGreaterThan(budget.getSpec().getMinAvailable().getIntVal()));
        }
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
            selected(policy, policy.getSpec().getPodSelector().getMatchLabels());
        }
        for (Service service : manifests.all(Service.class)) {
            List<RunningPod> served = selected(service, service.getSpec().getSelector());
            service.getSpec()
                    .getPorts()
                    .forEach(port -> assertThat(served).allMatch(pod -> hasPort(pod, port.getTargetPort())));
        }
    }

    private List<RunningPod> selected(HasMetadata by, Map<String, String> labels) {
        List<RunningPod> found = manifests.pods().stream()
                .filter(pod -> pod.isSelectedBy(labels == null ? Map.of() : labels))
                .toList();
        assertThat(found).as(by.getMetadata().getName()).isNotEmpty();
        return found;
    }

    private static boolean hasPort(RunningPod pod, IntOrString port) {
        return port.getIntVal() != null
                ? pod.ports().contains(port.getIntVal())
                : pod.container().getPorts().stream()
                        .anyMatch(open -> port.getStrVal().equals(open.getName()));
    }

    @Test
    void everyPortThatAPolicyLetsInIsOpenedBySomebodyBehindIt() {
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
            List<RunningPod> behind =
                    selected(policy, policy.getSpec().getPodSelector().getMatchLabels());
            List<NetworkPolicyPort> ports = policy.getSpec().getIngress().stream()
                    .flatMap(rule -> rule.getPorts().stream())
                    .toList();
            assertThat(ports)
                    .as(policy.getMetadata().getName())
                    .allMatch(port -> behind.stream().anyMatch(pod -> hasPort(pod, port.getPort())));
        }
    }

    /** Who asks for a pod at a port is let in. */
    @Test
    void prometheusReachesEveryPodThatAsksToBeScraped() {
        Set<Integer> letIn = manifests.one(NetworkPolicy.class, "syncwatch-metrics").getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .collect(Collectors.toSet());

        assertThat(manifests.pods()).allSatisfy(pod -> {
            Map<String, String> said = pod.template().getMetadata().getAnnotations();
            int port = Integer.parseInt(said.get("prometheus.io/port"));
            assertThat(said).containsEntry("prometheus.io/scrape", "true");
            assertThat(pod.ports()).contains(port);
            assertThat(letIn).contains(port);
        });
    }
}
