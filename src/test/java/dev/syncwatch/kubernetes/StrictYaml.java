package dev.syncwatch.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.kubernetes.operator.api.spec.FlinkVersion;

/** Reads YAML into classes, and takes no key that they do not have: Kubernetes' own take every key, and keep the unknown ones. */
final class StrictYaml {

    /** Before its 1.13 the operator knows no Flink 2.2; what it says instead is not looked at. */
    private static final FlinkVersion STANDS_IN = FlinkVersion.v1_20;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .annotationIntrospector(nothingIsIgnored())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addHandler(new OurFlink())
            .build();

    private StrictYaml() {}

    /** Every document of a file; those that are comments alone are left out. */
    static List<JsonNode> documents(Path file) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll().stream()
                    .filter(document -> document != null && !document.isNull())
                    .toList();
        }
    }

    static <T> T as(JsonNode document, Class<T> type) throws IOException {
        return YAML.treeToValue(document, type);
    }

    private static AnnotationIntrospector nothingIsIgnored() {
        return new JacksonAnnotationIntrospector() {
            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }

            @Override
            public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
                return JsonIgnoreProperties.Value.empty();
            }
        };
    }

    /** Lets the Flink of our pom through where the operator's classes are older than it. */
    private static final class OurFlink extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            return type == FlinkVersion.class && value.equals(Pom.flinkVersion()) ? STANDS_IN : NOT_HANDLED;
        }
    }
}
