package dev.syncwatch.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the truth as YAML ({@code incidents}, each with {@code name}, {@code from}, {@code to} and more), and beside it the outcomes as CSV,
 * one line a step.
 */
public final class TruthWriter {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS))
            .enable(SerializationFeature.INDENT_OUTPUT);

    private TruthWriter() {}

    /** Where the outcomes of the truth in {@code yaml} are: {@code x.yaml} has {@code x.csv} beside it. */
    public static Path outcomesBeside(Path yaml) {
        String name = yaml.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return yaml.resolveSibling(name + ".csv");
    }

    /** Writes both files. */
    public static void write(Truth truth, Path yaml) throws IOException {
        ObjectNode root = YAML.createObjectNode()
                .put("scenario", truth.scenario())
                .put("seed", truth.seed())
                .put("from", truth.from().toString())
                .put("to", truth.to().toString());
        ArrayNode incidents = root.putArray("incidents");
        truth.incidents().forEach(incident -> write(incident, incidents.addObject()));
        YAML.writeValue(yaml.toFile(), root);
        writeOutcomes(truth.outcomes(), outcomesBeside(yaml));
    }

    private static void write(Truth.Happened incident, ObjectNode into) {
        into.put("name", incident.name())
                .put("kind", incident.kind())
                .put("runbook", incident.runbook())
                .put("from", incident.from().toString())
                .put("to", incident.to().toString())
                .put("usersHit", incident.usersHit())
                .put("attempts", incident.attempts())
                .put("failures", incident.failures());
    }

    private static void writeOutcomes(Outcomes outcomes, Path csv) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
            StringBuilder line = new StringBuilder("from");
            for (Outcomes.Column column : Outcomes.Column.values()) {
                line.append(',').append(column.name().toLowerCase(Locale.ROOT));
            }
            outcomes.causes().forEach(cause -> line.append(",failed_by:").append(cause));
            writer.append(line.append('\n'));
            for (int step = 0; step < outcomes.steps(); step++) {
                writer.append(line(outcomes, step));
            }
        }
    }

    private static StringBuilder line(Outcomes outcomes, int step) {
        StringBuilder line = new StringBuilder(outcomes.from(step).toString());
        for (Outcomes.Column column : Outcomes.Column.values()) {
            line.append(',').append(outcomes.column(column)[step]);
        }
        for (int cause = 0; cause < outcomes.causes().size(); cause++) {
            line.append(',').append(outcomes.failedBy(cause)[step]);
        }
        return line.append('\n');
    }
}
