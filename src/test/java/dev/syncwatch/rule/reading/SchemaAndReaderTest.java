package dev.syncwatch.rule.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.syncwatch.fixture.RandomTrees;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Rule files with a few random mistakes: what the schema refuses the reader refuses, and what the reader refuses for its shape the schema
 * refuses. What only the reader can know, such as whether a channel exists, the schema lets through.
 */
class SchemaAndReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ALL_KINDS = Path.of("src/test/resources/rules/good/schema.json");
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.valueToTree(FileSchema.write()));
    private static final JsonNode ORIGINAL = read();

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readAllBytes(ALL_KINDS));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Example
    void bothTakeAFileOfAllKinds() {
        assertThat(SCHEMA.validate(ORIGINAL)).isEmpty();
        assertThat(reader(ORIGINAL).problems()).isEmpty();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void bothRefuseTheSameShapes(@ForAll long seed) {
        for (int i = 0; i < 10; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            ObjectNode mutated = ORIGINAL.deepCopy();
            for (int mistakes = 1 + random.nextInt(2); mistakes > 0; mistakes--) {
                RandomTrees.spoil(mutated, random);
            }
            compare(mutated);
        }
    }

    private void compare(JsonNode file) {
        var refused = SCHEMA.validate(file);
        RuleFile read = reader(file);
        boolean structural =
                read.problems().stream().anyMatch(problem -> problem.finding().structural());
        if (refused.isEmpty()) {
            assertThat(structural)
                    .as("%s\n%s", read.problems(), file.toPrettyString())
                    .isFalse();
        } else {
            assertThat(read.problems())
                    .as("%s\n%s", refused, file.toPrettyString())
                    .isNotEmpty();
        }
        String verdict = refused.isEmpty() ? read.problems().isEmpty() ? "taken" : "refused by the reader" : "refused";
        SEEN.merge(verdict, 1, Integer::sum);
    }

    private static RuleFile reader(JsonNode file) {
        byte[] text = file.toString().getBytes(StandardCharsets.UTF_8);
        return RuleFileReader.read("rules.json", text, Map.of(), Duration.ofSeconds(10));
    }

    @AfterContainer
    static void everyVerdictWasSeen() {
        System.out.println("SchemaAndReaderTest: " + SEEN);
        assertThat(SEEN).containsKeys("taken", "refused", "refused by the reader");
    }
}
