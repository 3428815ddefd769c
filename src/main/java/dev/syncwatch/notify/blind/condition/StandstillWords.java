package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.blind.condition.Standstill.Places;
import dev.syncwatch.notify.blind.condition.Standstill.Sights;
import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.page.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told when event time stands still, by whose fault it is. */
final class StandstillWords {
    private static final String BY_HAND = "Until this closes, watch the analytics dashboard by hand.";

    private final Sights sights;
    private final Places places;

    StandstillWords(Sights sights, Places places) {
        this.sights = sights;
        this.places = places;
    }

    Blindness kafka(Instant now) {
        Instant since = sights.kafka().lastAnswer();
        return blindness(
                Standstill.KAFKA,
                since,
                "Syncwatch is blind: Kafka has not answered for " + span(since, now) + "; no alert can fire",
                "Kafka can't be reached since " + Wording.time(since, now) + " ("
                        + sights.kafka().reason() + "). Nothing arrives, so nothing is judged.",
                "that syncs fail, or that they work: nobody is looking. Open alerts stay as they are.",
                List.of(
                        "Are the brokers up, and reachable from where Syncwatch runs? " + places.brokers(),
                        "Run `syncwatch doctor`: it says what answers and what does not.",
                        BY_HAND),
                now);
    }

    Blindness heartbeats(List<Integer> silent, Instant now) {
        Instant since = sights.heartbeats().oldest();
        int partitions = sights.heartbeats().partitions();
        String where = silent.size() == partitions
                ? "all " + partitions + " partitions"
                : "partition " + silent.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of "
                        + partitions;
        return blindness(
                Standstill.HEARTBEATS,
                since,
                "Syncwatch is blind: no heartbeats for " + span(since, now) + "; time stands still, no alert can fire",
                "Kafka answers, but " + where + " of " + places.telemetry() + " had no heartbeat since "
                        + Wording.time(since, now) + ", and without them time does not go on.",
                "that users stopped syncing: heartbeats are written by Syncwatch itself, not by phones.",
                List.of(
                        "Does the process that writes heartbeats run (`syncwatch run`)? Look at its log.",
                        "May it write to " + places.telemetry() + "? It needs the rights Write and Describe;"
                                + " `syncwatch doctor` says.",
                        BY_HAND),
                now);
    }

    Blindness stuck(JobState job, Instant now) {
        Instant since = sights.time().movedAt();
        return blindness(
                Standstill.DETECTION,
                since,
                "Syncwatch is blind: heartbeats arrive, but detection has judged nothing for " + span(since, now)
                        + "; no alert can fire",
                "Telemetry and heartbeats arrive in " + places.telemetry() + ", but nothing came out on "
                        + places.progress() + " since " + Wording.time(since, now) + ". " + says(job),
                "that syncs fail, or that they work: events are there, and nobody judges them. Kafka is up.",
                List.of(
                        "Open Flink's web page, job `detection`: is it restarting, or is an operator at 100 % busy?",
                        "Read the job's log for the first exception after " + Wording.time(since, now) + ".",
                        "Restart `syncwatch run`; it goes on from its last checkpoint, and nothing is lost.",
                        BY_HAND),
                now);
    }

    Blindness failed(JobState job, Instant now) {
        Instant since = sights.time().movedAt();
        return blindness(
                Standstill.DETECTION,
                since,
                "Syncwatch is blind: the detection job has failed; no alert can fire",
                "The detection job has ended for good" + (job.reason().isEmpty() ? "" : ": " + job.reason())
                        + ". Nothing was judged since " + Wording.time(since, now) + ".",
                "that syncs fail, or that they work: nobody judges what arrives.",
                List.of(
                        "Read the job's log for the exception that ended it.",
                        "Start `syncwatch run` again; it goes on from its last checkpoint, and nothing is lost.",
                        BY_HAND),
                now);
    }

    private static String says(JobState job) {
        return switch (job.status()) {
            case RUNNING -> "Flink says that the job is running.";
            case RESTARTING -> "Flink is restarting the job.";
            case FAILED -> "The job has failed.";
            case UNKNOWN -> "Flink can't be asked about the job.";
        };
    }

    private Blindness blindness(
            String what,
            Instant since,
            String title,
            String story,
            String doesNotMean,
            List<String> actions,
            Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        Instant evaluatedTo = sights.time().evaluatedTo();
        facts.put("event time stands at", evaluatedTo == null ? "nothing was read yet" : evaluatedTo.toString());
        facts.put("and has not moved for", span(sights.time().movedAt(), now));
        return new Blindness(what, since, Severity.CRITICAL, title, story, doesNotMean, actions, facts);
    }

    static String span(Instant since, Instant now) {
        return Wording.duration(Duration.between(since, now).toSeconds());
    }
}
