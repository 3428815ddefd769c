package dev.syncwatch.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;

/**
 * One sort of pod, as the cluster will see it.
 *
 * @param labels   by which Services and policies find it; the operator gives its own to Flink's
 * @param replicas how many of it run at most at a time by design; 0 for as many as the job needs
 * @param template what is said of it
 * @param special  what is said of this component alone, on top; null for nothing
 */
record RunningPod(
        String name, Map<String, String> labels, int replicas, PodTemplateSpec template, PodTemplateSpec special) {

    /** Ports that Flink opens without being told, by its defaults on Kubernetes. */
    private static final Set<Integer> FLINKS = Set.of(6122, 6123, 6124, 8081);

    static Stream<RunningPod> of(FlinkDeployment flink) {
        FlinkDeploymentSpec spec = flink.getSpec();
        String name = flink.getMetadata().getName();
        return Stream.of(
                new RunningPod(
                        name + " JobManager",
                        labels(name, "jobmanager"),
                        spec.getJobManager().getReplicas(),
                        spec.getPodTemplate(),
                        spec.getJobManager().getPodTemplate()),
                new RunningPod(
                        name + " TaskManager",
                        labels(name, "taskmanager"),
                        0,
                        spec.getPodTemplate(),
                        spec.getTaskManager().getPodTemplate()));
    }

    private static Map<String, String> labels(String name, String component) {
        return Map.of("app", name, "component", component, "type", "flink-native-kubernetes");
    }

    static RunningPod of(Deployment deployment) {
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        return new RunningPod(
                deployment.getMetadata().getName(),
                template.getMetadata().getLabels(),
                deployment.getSpec().getReplicas(),
                template,
                null);
    }

    PodSpec spec() {
        return template.getSpec();
    }

    boolean isFlinks() {
        return labels.containsKey("type");
    }

    /** What is said of its container, in general and for this component. */
    List<Container> said() {
        return Stream.of(template, special)
                .filter(Objects::nonNull)
                .flatMap(each -> each.getSpec().getContainers().stream())
                .toList();
    }

    Container container() {
        return said().get(0);
    }

    Set<Integer> ports() {
        Set<Integer> ports = container().getPorts().stream()
                .map(ContainerPort::getContainerPort)
                .collect(Collectors.toSet());
        if (isFlinks()) {
            ports.addAll(FLINKS);
        }
        return ports;
    }

    List<Probe> probes() {
        return said().stream()
                .flatMap(container -> Stream.of(
                        container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .filter(Objects::nonNull)
                .toList();
    }

    boolean isSelectedBy(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    @Override
    public String toString() {
        return name;
    }
}
