package dev.syncwatch.notify.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known in single words and numbers, by name, in the order in which it should be read. */
final class Facts {

    private Facts() {}

    static Map<String, String> of(Involved involved) {
        PublishedChange worst = involved.worst();
        Measure measure = Measure.of(worst);
        Counted counted = Counted.of(worst);
        Map<String, String> facts = new LinkedHashMap<>();
        times(involved, facts);
        facts.put("value", measure.value(worst));
        facts.put("threshold", measure.threshold(worst));
        facts.put("attempts", counted.attempts());
        facts.put("failures", counted.failures());
        facts.put("people hit", count(worst, "users"));
        facts.put("people active", count(worst, "sessions"));
        facts.put("group", group(worst));
        facts.put("runbook", worst.runbook());
        facts.put("episode", worst.episodeId());
        facts.put("incident", involved.occasion().incident());
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static void times(Involved involved, Map<String, String> facts) {
        Occasion occasion = involved.occasion();
        if (!involved.open()) {
            facts.put("since", Wording.dateTime(involved.since()));
            facts.put("until", Wording.dateTime(occasion.at()));
            facts.put("lasted", Title.lasted(involved.since(), occasion.at()));
            return;
        }
        PublishedChange worst = involved.worst();
        facts.put("since", Wording.dateTime(worst.since()));
        if (occasion.at().isAfter(worst.since())) {
            facts.put("lasts for", Title.lasted(worst.since(), occasion.at()));
        }
    }

    private static String count(PublishedChange change, String name) {
        Double number = change.number(name);
        return number == null ? "" : Wording.number(number);
    }

    /** {@code field=value}, joined by commas. */
    static String group(PublishedChange change) {
        return change.group().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(","));
    }
}
