package dev.syncwatch.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;

/** Everything that {@code kubectl apply -k jobs/kubernetes} would apply, as it stands in the files. */
record Manifests(Kustomization kustomization, List<JsonNode> documents, List<HasMetadata> objects) {

    static final Path FOLDER = Path.of("jobs/kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "flink.apache.org/v1beta1 FlinkDeployment", FlinkDeployment.class,
            "apps/v1 Deployment", Deployment.class,
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "rbac.authorization.k8s.io/v1 Role", Role.class,
            "rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** Read once: nobody changes them. */
    private static final class Shipped {
        static final Manifests MANIFESTS = read();
    }

    static Manifests shipped() {
        return Shipped.MANIFESTS;
    }

    private static Manifests read() {
        try {
            return parsed();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static Manifests parsed() throws IOException {
        Kustomization kustomization = Kustomization.of(FOLDER);
        List<JsonNode> documents = new ArrayList<>();
        List<HasMetadata> objects = new ArrayList<>();
        for (Path file : kustomization.manifests()) {
            for (JsonNode document : StrictYaml.documents(file)) {
                documents.add(document);
                objects.add(object(document));
            }
        }
        return new Manifests(kustomization, documents, objects);
    }

    /** Throws if the class of its kind has no such key or no such value. */
    static HasMetadata object(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IOException("no class for " + kind);
        }
        return StrictYaml.as(document, type);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    /** Every sort of pod that would run. */
    List<RunningPod> pods() {
        return Stream.concat(
                        all(FlinkDeployment.class).stream().flatMap(RunningPod::of),
                        all(Deployment.class).stream().map(RunningPod::of))
                .toList();
    }
}
