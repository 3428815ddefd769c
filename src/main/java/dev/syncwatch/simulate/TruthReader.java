package dev.syncwatch.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link TruthWriter} wrote. */
public final class TruthReader {
    private static final String FAILED_BY = "failed_by:";

    private TruthReader() {}

    /**
     * Reads both files.
     *
     * @throws IOException if one can't be read, or was not written by {@link TruthWriter}
     */
    public static Truth read(Path yaml) throws IOException {
        JsonNode root = TruthWriter.YAML.readTree(yaml.toFile());
        List<Truth.Happened> incidents = new ArrayList<>();
        root.required("incidents").forEach(incident -> incidents.add(incident(incident)));
        return new Truth(
                root.required("scenario").asText(),
                root.required("seed").asLong(),
                time(root, "from"),
                time(root, "to"),
                incidents,
                outcomes(TruthWriter.outcomesBeside(yaml)));
    }

    private static Truth.Happened incident(JsonNode node) {
        JsonNode runbook = node.required("runbook");
        return new Truth.Happened(
                node.required("name").asText(),
                node.required("kind").asText(),
                runbook.isNull() ? null : runbook.asText(),
                time(node, "from"),
                time(node, "to"),
                node.required("usersHit").asInt(),
                node.required("attempts").asLong(),
                node.required("failures").asLong());
    }

    private static Instant time(JsonNode node, String key) {
        return Instant.parse(node.required(key).asText());
    }

    private static Outcomes outcomes(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> causes = Arrays.stream(lines.get(0).split(","))
                .filter(name -> name.startsWith(FAILED_BY))
                .map(name -> name.substring(FAILED_BY.length()))
                .toList();
        long start =
                lines.size() < 2 ? 0 : Instant.parse(lines.get(1).split(",")[0]).toEpochMilli();
        Outcomes outcomes = new Outcomes(start, lines.size() - 1, causes);
        for (int step = 0; step < outcomes.steps(); step++) {
            read(lines.get(step + 1).split(","), outcomes, step);
        }
        return outcomes;
    }

    private static void read(String[] cells, Outcomes into, int step) {
        int cell = 1;
        for (Outcomes.Column column : Outcomes.Column.values()) {
            into.column(column)[step] = Integer.parseInt(cells[cell++]);
        }
        for (int cause = 0; cause < into.causes().size(); cause++) {
            into.failedBy(cause)[step] = Integer.parseInt(cells[cell++]);
        }
    }
}
