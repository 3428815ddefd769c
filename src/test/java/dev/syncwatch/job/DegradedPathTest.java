package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Arrivals;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.telemetry.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped rules over a path from phone to Kafka that is slow, wrong about the time, or cut. The story begins at ten o'clock. */
class DegradedPathTest {
    /** The other shipped rules fire too; what they do stands in {@code alert-rules/tests}. */
    private static final List<String> ALERTS_OF_THE_RUNBOOK = List.of("failure-rate", "success-absence");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long START = SyncEvents.TEN_O_CLOCK;
    private static final long EVERY_MILLIS = 3_000;
    private static final int PHONES = 40;

    private static FlinkFixture flink;

    @TempDir
    Path folder;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkFixture.start();
    }

    @AfterAll
    static void stopFlink() throws Exception {
        flink.close();
    }

    /** One phone's attempt to sync at a true time. */
    private record Attempt(long time, int phone, boolean fails) {

        /** As its SDK would send it: with a time of its own, and the time at which it sent it. */
        String json(long clockErrorMillis, boolean tellsWhenItSent) {
            String outcome = fails
                    ? "\"event\":\"learning_sync_failed\",\"stage\":\"push\",\"statusCode\":503"
                    : "\"event\":\"learning_sync_completed\",\"status\":\"success\"";
            long shown = time + clockErrorMillis;
            String times = tellsWhenItSent
                    ? "\"originalTimestamp\":%d,\"sentAt\":%d".formatted(shown, shown)
                    : "\"timestamp\":%d".formatted(shown);
            return "{%s,\"userId\":\"phone%d\",%s}".formatted(outcome, phone, times);
        }
    }

    /** What came of it. */
    private record Outcome(List<String> changes, List<String> windows, Map<Fate, Long> fates) {

        /** {@code rule state time} of each change. */
        List<String> told() throws Exception {
            List<String> told = new ArrayList<>();
            for (String change : changes) {
                JsonNode node = JSON.readTree(change);
                String time = node.get("at").asText().substring("2026-01-05T".length());
                told.add(node.get("rule").asText() + " " + node.get("state").asText() + " " + time);
            }
            return told;
        }
    }

    @Test
    void collectorThatIsAMinuteLateDelaysEverythingByAMinute_andMakesNothingLate() throws Exception {
        List<Attempt> hour = outageFrom20To40();
        Arrivals late = new Arrivals().heartbeats(START, Duration.ofMinutes(62));
        hour.forEach(attempt -> late.event(attempt.time() + 60_000, attempt.phone(), attempt.json(0, false)));

        Outcome undisturbed = outcome("undisturbed", onTime(hour, Duration.ofMinutes(61)));
        Outcome delayed = outcome("late", late);

        assertThat(delayed.fates()).containsEntry(Fate.LATE, 0L).containsEntry(Fate.STALE, 0L);
        assertThat(undisturbed.told()).hasSize(3).first().asString().startsWith("failure-rate firing 10:2");
        assertThat(delayed.changes())
                .isEqualTo(undisturbed.changes().stream()
                        .map(DegradedPathTest::aMinuteLater)
                        .toList());
    }

    @Test
    void collectorThatFallsBehindInAnOutageAndCatchesUpNeitherEndsTheEpisodeNorBeginsAnother() throws Exception {
        List<Attempt> hour = outageFrom20To40();
        Arrivals uneven = new Arrivals().heartbeats(START, Duration.ofMinutes(61));
        for (Attempt attempt : hour) {
            boolean behind = attempt.time() >= at(30, 0) && attempt.time() < at(45, 0);
            long arrival = behind ? Math.min(attempt.time() + 60_000, at(45, 0)) : attempt.time();
            uneven.event(arrival, attempt.phone(), attempt.json(0, false));
        }

        Outcome undisturbed = outcome("undisturbed", onTime(hour, Duration.ofMinutes(61)));
        Outcome disturbed = outcome("uneven", uneven);

        assertThat(disturbed.fates()).containsEntry(Fate.LATE, 0L).containsEntry(Fate.STALE, 0L);
        assertThat(disturbed.told()).hasSize(3);
        assertThat(disturbed.changes().get(0)).isEqualTo(undisturbed.changes().get(0));
    }

    @Test
    void phonesWithWrongClocksChangeNothing_whereTheySayWhenTheySent() throws Exception {
        List<Attempt> hour = outageFrom20To40();
        Arrivals right = new Arrivals().heartbeats(START, Duration.ofMinutes(61));
        Arrivals wrong = new Arrivals().heartbeats(START, Duration.ofMinutes(61));
        for (Attempt attempt : hour) {
            right.event(attempt.time(), attempt.phone(), attempt.json(0, true));
            wrong.event(attempt.time(), attempt.phone(), attempt.json(clockError(attempt.phone()), true));
        }

        Outcome undisturbed = outcome("right", right);
        Outcome disturbed = outcome("wrong", wrong);

        assertThat(disturbed).isEqualTo(undisturbed);
        assertThat(disturbed.fates()).containsEntry(Fate.LATE, 0L).containsEntry(Fate.STALE, 0L);
    }

    /** A slow clock looks like a phone that was offline if nothing tells them apart. Neither may decide, or move time. */
    @Test
    void phoneThatIsThreeHoursSlowIsStale_whereItDoesNotSayWhenItSent() throws Exception {
        List<Attempt> hour = outageFrom20To40();
        Arrivals wrong = new Arrivals().heartbeats(START, Duration.ofMinutes(61));
        hour.forEach(attempt ->
                wrong.event(attempt.time(), attempt.phone(), attempt.json(clockError(attempt.phone()), false)));
        List<Attempt> others =
                hour.stream().filter(attempt -> attempt.phone() != 1).toList();

        Outcome withoutIt = outcome("without", onTime(others, Duration.ofMinutes(61)));
        Outcome disturbed = outcome("wrong", wrong);

        assertThat(disturbed.changes()).isEqualTo(withoutIt.changes()).isNotEmpty();
        assertThat(disturbed.windows()).isEqualTo(withoutIt.windows());
        assertThat(disturbed.fates())
                .containsEntry(Fate.LATE, 0L)
                .containsEntry(Fate.STALE, (long) hour.size() - others.size())
                .containsEntry(Fate.COUNTED, (long) others.size());
    }

    /** Phone 0 is 4 min fast, phone 1 is 3 h slow. */
    private static long clockError(int phone) {
        return switch (phone) {
            case 0 -> Duration.ofMinutes(4).toMillis();
            case 1 -> Duration.ofHours(-3).toMillis();
            default -> 0;
        };
    }

    @Test
    void absenceFiresHalfAnHourIntoARunOfFailures_evenIfAllFellSilentInItsMiddle() throws Exception {
        List<Attempt> attempts = new ArrayList<>(attempts(at(0, 0), at(10, 0), false));
        attempts.addAll(attempts(at(10, 0), at(25, 0), true));

        Outcome outcome = outcome("silent", onTime(attempts, Duration.ofHours(3)));

        assertThat(outcome.told()).hasSize(2).contains("success-absence firing 10:40:00Z");
        assertThat(outcome.changes().get(1)).contains("\"value\":1800,");
    }

    @Test
    void ingestThatIsCutWhileAllIsWellTellsNothing_andTimeGoesOn() throws Exception {
        Outcome outcome = outcome("cut", onTime(attempts(at(0, 0), at(20, 0), false), Duration.ofHours(3)));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.windows()).last().asString().contains("\"window_end\":\"2026-01-05T10:34:00Z\"");
    }

    @Test
    void ingestThatIsCutInAnOutageEndsNoEpisode_andMakesNoAbsenceOfWhatItHid() throws Exception {
        List<Attempt> attempts = new ArrayList<>(attempts(at(0, 0), at(10, 0), false));
        attempts.addAll(attempts(at(10, 0), at(15, 0), true));

        Outcome outcome = outcome("cut", onTime(attempts, Duration.ofHours(3)));

        assertThat(outcome.told()).singleElement().asString().startsWith("failure-rate firing 10:1");
    }

    @Test
    void whileKafkaStandsStillAbsenceDoesNotFire_andAfterwardsItDoesAsIfItHadNot() throws Exception {
        List<Attempt> attempts = new ArrayList<>(attempts(at(0, 0), at(10, 0), false));
        attempts.addAll(attempts(at(10, 0), at(25, 0), true));
        Arrivals stopped = onTime(attempts, Duration.ofMinutes(30));
        Arrivals resumed = onTime(attempts, Duration.ofMinutes(30)).heartbeats(at(70, 0), Duration.ofMinutes(5));
        for (Attempt attempt : attempts(at(71, 0), at(75, 0), false)) {
            resumed.event(attempt.time(), attempt.phone(), attempt.json(0, false));
        }

        Outcome during = outcome("stopped", stopped);
        Outcome after = outcome("resumed", resumed);

        assertThat(during.told()).singleElement().asString().startsWith("failure-rate firing");
        assertThat(after.told())
                .startsWith(during.told().get(0), "success-absence firing 10:40:00Z")
                .contains("success-absence resolved 11:11:10Z");
    }

    private static long at(int minute, int second) {
        return START + 60_000L * minute + 1_000L * second;
    }

    /** An hour of which every second sync fails from 10:20 to 10:40. */
    private static List<Attempt> outageFrom20To40() {
        return attempts(at(0, 0), at(60, 0), false).stream()
                .map(attempt -> new Attempt(
                        attempt.time(),
                        attempt.phone(),
                        attempt.time() >= at(20, 0) && attempt.time() < at(40, 0) && attempt.phone() % 2 == 0))
                .toList();
    }

    /** One phone after the other, an attempt every 3 s. */
    private static List<Attempt> attempts(long from, long to, boolean fail) {
        List<Attempt> attempts = new ArrayList<>();
        for (long time = from; time < to; time += EVERY_MILLIS) {
            int phone = (int) (time / EVERY_MILLIS % PHONES);
            attempts.add(new Attempt(time, phone, fail));
        }
        return attempts;
    }

    private static Arrivals onTime(List<Attempt> attempts, Duration heartbeats) {
        Arrivals arrivals = new Arrivals().heartbeats(START, heartbeats);
        attempts.forEach(attempt -> arrivals.event(attempt.time(), attempt.phone(), attempt.json(0, false)));
        return arrivals;
    }

    private Outcome outcome(String name, Arrivals arrivals) throws Exception {
        Path events = folder.resolve(name + ".ndjson");
        arrivals.write(events);
        Path out = folder.resolve(name);
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(2, FlinkSettings.strict());
        ReplayJob.define(environment, new ReplayJob.Settings(rules(), events, out, timing, 2));
        Map<Fate, Long> fates = ReplayJob.fates(flink.run(environment));
        return new Outcome(
                Files.readAllLines(out.resolve("alerts.ndjson")).stream()
                        .filter(change -> ALERTS_OF_THE_RUNBOOK.stream()
                                .anyMatch(rule -> change.contains("\"rule\":\"" + rule + "\"")))
                        .toList(),
                Files.readAllLines(out.resolve("windows.ndjson")),
                fates);
    }

    private static RuleSet rules() throws Exception {
        Path file = Path.of("alert-rules/learning-sync.yaml");
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
    }

    private static String aMinuteLater(String change) {
        String[] parts = change.split("(?=2026-01-05T\\d\\d:\\d\\d:\\d\\dZ)");
        StringBuilder later = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            Instant time = Instant.parse(parts[i].substring(0, 20)).plusSeconds(60);
            later.append(time).append(parts[i].substring(20));
        }
        return later.toString();
    }
}
