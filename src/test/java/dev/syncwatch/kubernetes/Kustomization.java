package dev.syncwatch.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder as kustomize puts it together; of its words those that are used here. */
record Kustomization(Path folder, Content content) {

    record Content(
            String namespace,
            List<String> resources,
            List<Generator> configMapGenerator,
            List<String> configurations,
            List<Image> images) {}

    record Generator(String name, List<String> files, Options options) {}

    record Options(boolean disableNameSuffixHash) {}

    record Image(String name, String newName, String newTag) {}

    /** What kustomize cannot know by itself. */
    record References(List<FieldSpec> images, List<NameReference> nameReference) {}

    record NameReference(String kind, String version, List<FieldSpec> fieldSpecs) {}

    record FieldSpec(String kind, String path) {}

    static Kustomization of(Path folder) throws IOException {
        Path file = Stream.of("kustomization.yaml", "Kustomization")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return new Kustomization(
                folder, StrictYaml.as(StrictYaml.documents(file).get(0), Content.class));
    }

    /** The files with objects. */
    List<Path> manifests() {
        return resources().filter(Files::isRegularFile).toList();
    }

    /** Folders that are taken along. */
    List<Kustomization> others() throws IOException {
        List<Path> folders = resources().filter(Files::isDirectory).toList();
        List<Kustomization> others = new ArrayList<>();
        for (Path other : folders) {
            others.add(of(other));
        }
        return others;
    }

    private Stream<Path> resources() {
        return content.resources() == null
                ? Stream.of()
                : content.resources().stream().map(name -> folder.resolve(name).normalize());
    }

    /** The files of each ConfigMap by its name, those of other folders included. */
    Map<String, Set<Path>> configMaps() throws IOException {
        Map<String, Set<Path>> all = new HashMap<>();
        for (Kustomization other : others()) {
            all.putAll(other.configMaps());
        }
        for (Generator generator : content.configMapGenerator()) {
            all.put(
                    generator.name(),
                    generator.files().stream().map(folder::resolve).collect(Collectors.toSet()));
        }
        return all;
    }

    References references() throws IOException {
        Path file = folder.resolve(content.configurations().get(0));
        return StrictYaml.as(StrictYaml.documents(file).get(0), References.class);
    }
}
