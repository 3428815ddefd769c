package dev.syncwatch.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker/docker-compose.yml}, what its services share put into each. */
record ComposeFile(JsonNode content) {

    static final Path FOLDER = Path.of("docker");
    private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{([A-Z_]+):\\?");

    /** One of its services. */
    record Service(String name, JsonNode said) {

        boolean isOurs() {
            return said.has("build");
        }

        List<String> command() {
            return texts(said.path("command"));
        }

        /** What is mounted of this repository; the rest are volumes. */
        Stream<String> mounts() {
            return texts(said.path("volumes")).stream().filter(volume -> volume.startsWith("."));
        }

        String environment(String name) {
            return said.path("environment").path(name).asText(null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static ComposeFile read() throws IOException {
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve("docker-compose.yml"))) {
            LoaderOptions strict = new LoaderOptions();
            strict.setAllowDuplicateKeys(false);
            Object loaded = new Yaml(new SafeConstructor(strict)).load(reader);
            return new ComposeFile(new ObjectMapper().valueToTree(loaded));
        }
    }

    List<Service> services() {
        return content.get("services").properties().stream()
                .map(service -> new Service(service.getKey(), service.getValue()))
                .toList();
    }

    Service service(String name) {
        return new Service(name, content.get("services").required(name));
    }

    Set<String> volumes() {
        Set<String> names = new TreeSet<>();
        content.get("volumes").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Variables that have to be there. */
    Set<String> askedFor() {
        Set<String> names = new TreeSet<>();
        ASKED_FOR.matcher(content.toString()).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
