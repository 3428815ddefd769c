package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what a change brings as evidence; what is not as it should be is left out. */
final class EvidenceReader {
    private static final int MOST_TEXTS = 5;
    private static final int LONGEST_TEXT = 300;
    /** Of what is searched for ids, so that a text of megabytes costs no time. */
    private static final int LONGEST_READ = 2000;

    private final JsonNode evidence;
    private final List<EvidenceRow> rows;

    EvidenceReader(JsonNode evidence) {
        this.evidence = evidence;
        this.rows = rows(evidence);
    }

    /** What failed and what did not; the last row is the rest where the change has not told every row. */
    List<EvidenceRow> rows() {
        return rows;
    }

    /** A list of texts without ids, five at most and of 300 code points each. */
    List<String> texts(String name) {
        return StreamSupport.stream(evidence.path(name).spliterator(), false)
                .map(text -> Text.cut(Text.line(text), LONGEST_READ))
                .filter(text -> !text.isEmpty())
                .limit(MOST_TEXTS)
                .map(text -> Text.cut(Redaction.of(text), LONGEST_TEXT))
                .toList();
    }

    private static List<EvidenceRow> rows(JsonNode evidence) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (JsonNode row : evidence.path("rows")) {
            if (row.isObject()) {
                rows.add(new EvidenceRow(
                        Text.known(row.path("stage")),
                        Text.known(row.path("statusCode")),
                        Text.known(row.path("appVersion")),
                        Text.known(row.path("platform")),
                        row.path("attempts").asLong(),
                        row.path("failures").asLong()));
            }
        }
        addRest(evidence, rows);
        return List.copyOf(rows);
    }

    private static void addRest(JsonNode evidence, List<EvidenceRow> rows) {
        long attempts = evidence.path("attempts").asLong()
                - rows.stream().mapToLong(EvidenceRow::attempts).sum();
        long failures = evidence.path("failures").asLong()
                - rows.stream().mapToLong(EvidenceRow::failures).sum();
        if (attempts > 0 && failures >= 0) {
            rows.add(EvidenceRow.rest(attempts, failures));
        }
    }
}
