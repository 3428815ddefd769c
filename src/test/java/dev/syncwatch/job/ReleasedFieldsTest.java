package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Others read what Syncwatch writes: what a field is called, is and means stays as it was released. New fields may come. What the
 * stream gave is in {@code target/released} afterwards; where more is written than before, it is copied from there.
 */
class ReleasedFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /** What only people read may be said better. */
    private static final Set<String> FOR_PEOPLE = Set.of("title", "cause", "actions", "reason");

    private static final Path SCHEMAS = Path.of("src", "main", "resources", "dev", "syncwatch", "store", "schemas");

    @BeforeAll
    static void runTheStream() throws Exception {
        ReleasedStream.run();
    }

    static List<Topic> topics() {
        return ReleasedStream.topics();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyReleasedRecordComesOutAgain_fieldByField(Topic topic) throws IOException {
        List<JsonNode> now = records(ReleasedStream.found(topic));
        List<JsonNode> lost = new ArrayList<>();
        for (JsonNode released : released(topic, now)) {
            boolean found = now.stream()
                    .filter(record -> keeps(released, record))
                    .findFirst()
                    .map(now::remove)
                    .orElse(false);
            if (!found) {
                lost.add(released);
            }
        }
        assertThat(lost)
                .as("released records of %s that nothing stands for any more; there are instead\n%s", topic, now)
                .isEmpty();
        assertThat(now).as("records of %s that were not there before", topic).isEmpty();
    }

    /** The first time that progress tells is the one at which time was known of every input: which that is hangs on threads. */
    private static List<JsonNode> released(Topic topic, List<JsonNode> now) throws IOException {
        List<JsonNode> released = records(ReleasedStream.KEPT.resolve(topic.settingName() + ".ndjson"));
        return topic == Topic.PROGRESS ? released.subList(released.indexOf(now.get(0)), released.size()) : released;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordIsAsItsSchemaSays_andEveryFieldStandsInIt(Topic topic) throws IOException {
        Schema schema = strict(topic);
        assertThat(records(ReleasedStream.found(topic)))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(schema.validate(record)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aSchemaRefusesARecordThatLacksWhatItRequires(Topic topic) throws IOException {
        Schema schema = strict(topic);
        ObjectNode record = (ObjectNode) records(ReleasedStream.found(topic)).get(0);
        String first = record.fieldNames().next();
        assertThat(schema.validate(record.deepCopy().put("unheard", 1))).isNotEmpty();
        assertThat(schema.validate(record.deepCopy().without(first))).isNotEmpty();
        assertThat(schema.validate(record.deepCopy().set(first, JSON.createArrayNode())))
                .isNotEmpty();
    }

    @Test
    void aRecordThatLostOrAlteredAFieldDoesNotKeepIt() throws IOException {
        JsonNode released = JSON.readTree("{\"a\":1,\"b\":{\"c\":\"1\"},\"d\":[{\"e\":null}]}");
        assertThat(keeps(
                        released,
                        JSON.readTree(
                                "{\"new\":0,\"b\":{\"c\":\"1\",\"f\":2},\"a\":1.0,\"d\":[{\"e\":null,\"g\":1}]}")))
                .isTrue();
        assertThat(Stream.of(
                        "{\"b\":{\"c\":\"1\"},\"d\":[{\"e\":null}]}",
                        "{\"a\":\"1\",\"b\":{\"c\":\"1\"},\"d\":[{\"e\":null}]}",
                        "{\"a\":2,\"b\":{\"c\":\"1\"},\"d\":[{\"e\":null}]}",
                        "{\"a\":1,\"b\":{\"c\":1},\"d\":[{\"e\":null}]}",
                        "{\"a\":1,\"b\":{},\"d\":[{\"e\":null}]}",
                        "{\"a\":1,\"b\":{\"c\":\"1\"},\"d\":[{}]}",
                        "{\"a\":1,\"b\":{\"c\":\"1\"},\"d\":[{\"e\":null},{}]}"))
                .noneMatch(now -> keeps(released, read(now)));
    }

    /** Whether a record has all that a released one has, the same in type and value. */
    private static boolean keeps(JsonNode released, JsonNode now) {
        if (released.isNumber() && now.isNumber()) {
            return released.decimalValue().compareTo(now.decimalValue()) == 0;
        }
        if (released.isArray() && now.isArray()) {
            return released.size() == now.size()
                    && Stream.iterate(0, i -> i + 1)
                            .limit(released.size())
                            .allMatch(i -> keeps(released.get(i), now.get(i)));
        }
        if (released.isObject() && now.isObject()) {
            return released.properties().stream()
                    .allMatch(field -> now.has(field.getKey())
                            && (keeps(field.getValue(), now.get(field.getKey()))
                                    || isReworded(field.getKey(), field.getValue(), now.get(field.getKey()))));
        }
        return released.equals(now);
    }

    private static boolean isReworded(String field, JsonNode released, JsonNode now) {
        return FOR_PEOPLE.contains(field) && released.getNodeType() == now.getNodeType();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static List<JsonNode> records(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            records.add(read(line));
        }
        return records;
    }

    /** The schema of a topic, which lets fields pass that it does not know: here none may. */
    private static Schema strict(Topic topic) throws IOException {
        JsonNode schema = JSON.readTree(Files.readAllBytes(SCHEMAS.resolve(topic.settingName() + ".schema.json")));
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static void close(JsonNode schema) {
        schema.forEach(ReleasedFieldsTest::close);
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
    }
}
