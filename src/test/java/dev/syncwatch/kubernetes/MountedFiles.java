package dev.syncwatch.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a pod finds in the folders that its ConfigMaps fill.
 *
 * @param folders the files of this repository that stand in each, by the folder's path in the pod
 */
record MountedFiles(Map<String, Set<Path>> folders) {

    static MountedFiles of(PodTemplateSpec pod) throws IOException {
        Map<String, Set<Path>> made = Manifests.shipped().kustomization().configMaps();
        Map<String, Set<Path>> folders = new HashMap<>();
        Container container = pod.getSpec().getContainers().get(0);
        for (VolumeMount mount : container.getVolumeMounts()) {
            for (Volume volume : pod.getSpec().getVolumes()) {
                if (volume.getName().equals(mount.getName()) && volume.getConfigMap() != null) {
                    folders.put(
                            mount.getMountPath(), made.get(volume.getConfigMap().getName()));
                }
            }
        }
        return new MountedFiles(folders);
    }

    boolean hasFolder(String path) {
        return folders.containsKey(path);
    }

    /** The file of this repository that stands at a path in the pod. */
    Path behind(String path) {
        Path wanted = Path.of(path);
        return folders.getOrDefault(wanted.getParent().toString(), Set.of()).stream()
                .filter(file -> file.getFileName().equals(wanted.getFileName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is mounted at " + path));
    }
}
