package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads the likely cause, and says what speaks for it. */
final class CauseReader {
    private static final int LONGEST_ACTION = 300;
    private static final int MOST_ACTIONS = 12;

    private CauseReader() {}

    /** Null if the change has none. */
    static Cause read(JsonNode diagnosis, List<EvidenceRow> evidence, Map<String, Double> numbers) {
        String what = Text.line(diagnosis.path("cause"));
        if (what.isEmpty()) {
            return null;
        }
        String section = Text.line(diagnosis.path("section"));
        List<String> actions = StreamSupport.stream(diagnosis.path("actions").spliterator(), false)
                .map(action -> Text.cut(Text.line(action), LONGEST_ACTION))
                .filter(action -> !action.isEmpty())
                .limit(MOST_ACTIONS)
                .toList();
        return new Cause(
                section, what, section.isEmpty() ? mostFailures(evidence) : why(diagnosis, evidence, numbers), actions);
    }

    private static String why(JsonNode diagnosis, List<EvidenceRow> evidence, Map<String, Double> numbers) {
        if (diagnosis.path("explains").isNumber()) {
            String share = Wording.percent(diagnosis.path("explains").asDouble());
            long failures = failures(evidence);
            return "it explains " + share + " of "
                    + (failures == 0 ? "failures" : "the " + Wording.number(failures) + " failures");
        }
        Double users = numbers.get("users");
        return users == null ? "the rule itself looks for it" : "the rule itself found it in " + Wording.people(users);
    }

    private static String mostFailures(List<EvidenceRow> evidence) {
        Map<String, Long> byKind = new LinkedHashMap<>();
        for (EvidenceRow row : evidence) {
            byKind.merge(
                    named("stage", row.stage()) + ", " + named("status code", row.statusCode()),
                    row.failures(),
                    Long::sum);
        }
        byKind.remove(named("stage", EvidenceRow.REST) + ", " + named("status code", EvidenceRow.REST));
        return byKind.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .filter(most -> most.getValue() > 0)
                .map(most -> "most failures: " + most.getKey() + " ("
                        + Wording.percent((double) most.getValue() / failures(evidence)) + ")")
                .orElse("");
    }

    private static String named(String what, String value) {
        return value.equals(EvidenceRow.UNKNOWN) ? "no " + what : what + " " + value;
    }

    private static long failures(List<EvidenceRow> evidence) {
        return evidence.stream().mapToLong(EvidenceRow::failures).sum();
    }
}
