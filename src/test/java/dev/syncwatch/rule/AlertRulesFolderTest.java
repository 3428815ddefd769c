package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.syncwatch.rule.reading.FileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is shipped for ops to edit. */
class AlertRulesFolderTest {
    private static final Path FOLDER = Path.of("alert-rules");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RuleFile shipped = RuleFiles.read(FOLDER.resolve("learning-sync.yaml"));

    @Test
    void pagesForTheTwoAlertsOfTheRunbook() {
        RuleSet contract = RuleFiles.read(RuleFiles.RESOURCES.resolve("good/all-kinds.yaml"))
                .ruleSet();

        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.warnings()).isEmpty();
        assertThat(shipped.ruleSet().rules().subList(0, 2))
                .containsExactlyElementsOf(contract.rules().subList(0, 2));
        assertThat(shipped.ruleSet().channels()).isEqualTo(contract.channels());
    }

    @Test
    void coversTheWholeRunbook() {
        assertThat(shipped.ruleSet().rules())
                .extracting(AlertRule::id)
                .containsExactly(
                        "failure-rate",
                        "success-absence",
                        "slow-burn",
                        "queue-growth",
                        "auth-expired",
                        "push-5xx",
                        "payload-outage",
                        "client-storage",
                        "stuck-queue");
        assertThat(shipped.ruleSet().rules())
                .allSatisfy(rule -> assertThat(rule.head().runbook()).startsWith("https://"));
    }

    /** {@code ./syncwatch rules schema > alert-rules/schema.json} writes it anew. */
    @Test
    void hasTheSchemaThatTheCodeWrites() throws IOException {
        JsonNode committed = JSON.readTree(Files.readAllBytes(FOLDER.resolve("schema.json")));

        assertThat(committed).isEqualTo(JSON.readTree(JSON.writeValueAsString(FileSchema.write())));
    }

    @Test
    void isAsItsOwnSchemaWantsIt() throws IOException {
        JsonNode file =
                new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(FOLDER.resolve("learning-sync.yaml")));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.valueToTree(FileSchema.write()));

        assertThat(schema.validate(file)).isEmpty();
    }
}
