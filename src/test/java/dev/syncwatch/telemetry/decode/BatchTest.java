package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.Telemetry.Kind.DEAD;
import static dev.syncwatch.telemetry.Telemetry.Kind.EVENT;
import static dev.syncwatch.telemetry.Telemetry.Kind.HEARTBEAT;
import static dev.syncwatch.telemetry.Telemetry.Kind.IGNORED;
import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.POSITION;
import static dev.syncwatch.telemetry.decode.Decoding.all;
import static dev.syncwatch.telemetry.decode.Decoding.bytes;
import static dev.syncwatch.telemetry.decode.Decoding.deadLetter;
import static dev.syncwatch.telemetry.decode.Decoding.deadLetters;
import static dev.syncwatch.telemetry.decode.Decoding.head;
import static dev.syncwatch.telemetry.decode.Decoding.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private static final String FAILED = "'event':'learning_sync_failed'";

    /** The events of a batch in a line without an arrival. */
    private static List<SyncEvent> ofFile(String json) {
        return all(RawRecord.of(bytes(json), RawRecord.NO_ARRIVAL, POSITION)).stream()
                .map(Telemetry::event)
                .toList();
    }

    @Test
    void judgesEachMemberAlone_inTheirOrder() {
        assertThat(kinds("{'batch':[{" + FAILED + "},{'event':'app_opened'},{'type':'page'},7,"
                        + "{'event':'syncwatch_heartbeat'},null,{" + FAILED + ",'properties':{}},"
                        + "{'specversion':'1.0','type':'learning_sync_failed'},[{" + FAILED + "}],{}]}"))
                .containsExactly(EVENT, IGNORED, IGNORED, DEAD, HEARTBEAT, DEAD, EVENT, EVENT, DEAD, DEAD);
    }

    @Test
    void nothingOfAMemberStaysForTheNext() {
        List<Telemetry> members = all("{'batch':[{" + FAILED
                + ",'userId':'u','stage':'push','properties':{'stage':'p'},'context':{'environment':'e'}},"
                + "{'specversion':'1.0','type':'learning_sync_failed','data':{'stage':'d'}},5,{" + FAILED + "}]}");
        SyncEvent last = members.get(3).event();
        assertThat(last.user()).isNull();
        assertThat(last.stage()).isNull();
        assertThat(last.environment()).isEqualTo("production");
        assertThat(members.get(1).event().stage()).isEqualTo("d");
    }

    @Test
    void aBatchOfNothingIsNothing() {
        assertThat(all("{'batch':[]}")).isEmpty();
        assertThat(all("{'event':'learning_sync_failed','batch':[ ]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "5", "'x'", "{}", "{'event':'app_opened'}"})
    void aBatchThatIsNoArrayIsNone(String batch) {
        assertThat(kinds("{" + FAILED + ",'batch':" + batch + "}")).containsExactly(EVENT);
        assertThat(kinds("{'batch':[{" + FAILED + "},{" + FAILED + "}]," + FAILED + ",'batch':" + batch + "}"))
                .containsExactly(EVENT);
        assertThat(deadLetter("{'batch':" + batch + "}").reason()).isEqualTo("no event name");
    }

    @Test
    void theLastOfSeveralBatchesCounts() {
        assertThat(kinds("{'batch':[1,2,3],'batch':[{" + FAILED + "}]}")).containsExactly(EVENT);
        assertThat(kinds("{'batch':5,'batch':[{'type':'page'}]}")).containsExactly(IGNORED);
    }

    @Test
    void membersAreNoBatches() {
        assertThat(kinds("{'batch':[{'batch':[{" + FAILED + "},{" + FAILED + "}]},{" + FAILED + ",'batch':[1]}]}"))
                .containsExactly(DEAD, EVENT);
    }

    @Test
    void containersHoldNoBatches() {
        assertThat(deadLetter("{'data':{'batch':[1]},'properties':{'batch':[2]}}")
                        .reason())
                .isEqualTo("no event name");
    }

    @Test
    void theBatchsTimestampStandsInForItsMembers_whereverItStands() {
        for (String batch : List.of("{'timestamp':5000,'batch':[%s]}", "{'batch':[%s],'timestamp':5000}")) {
            List<SyncEvent> events = ofFile(String.format(
                    batch,
                    "{" + FAILED + "},{" + FAILED + ",'timestamp':6000},{" + FAILED + ",'timestamp':'soon'},{" + FAILED
                            + ",'originalTimestamp':7000},{" + FAILED + ",'receivedAt':8000}"));
            assertThat(events).extracting(SyncEvent::eventTime).containsExactly(5_000L, 6_000L, 5_000L, 5_000L, 8_000L);
            assertThat(events)
                    .extracting(SyncEvent::occurredAt)
                    .containsExactly(5_000L, 6_000L, 5_000L, 5_000L, 5_000L);
        }
    }

    @Test
    void theBatchsSentAtStandsInForItsMembers() {
        List<SyncEvent> events = ofFile("{'batch':[{" + FAILED + ",'originalTimestamp':1000,'receivedAt':9000},{"
                + FAILED + ",'originalTimestamp':1000,'receivedAt':9000,'sentAt':5000}],'sentAt':3000}");
        assertThat(events).extracting(SyncEvent::occurredAt).containsExactly(7_000L, 5_000L);
    }

    @Test
    void noOtherTimeOfTheBatchStandsIn() {
        assertThat(ofFile("{'receivedAt':1,'originalTimestamp':1,'time':1,'specversion':'1.0',"
                        + "'data':{'timestamp':1},'batch':[{" + FAILED + ",'timestamp':2000}]}"))
                .extracting(SyncEvent::eventTime)
                .containsExactly(2_000L);
        assertThat(all(RawRecord.of(
                        bytes("{'receivedAt':1,'originalTimestamp':1,'time':1,'specversion':'1.0',"
                                + "'data':{'timestamp':1,'sentAt':1},'batch':[{" + FAILED + "}]}"),
                        RawRecord.NO_ARRIVAL,
                        POSITION)))
                .extracting(Telemetry::kind)
                .containsExactly(DEAD);
    }

    @Test
    void aHeartbeatInABatchHasTheBatchsTime() {
        assertThat(all(RawRecord.of(
                        bytes("{'batch':[{'event':'syncwatch_heartbeat'}],'timestamp':5000}"),
                        RawRecord.NO_ARRIVAL,
                        POSITION)))
                .containsExactly(Telemetry.heartbeat(POSITION.partition(), 5_000));
    }

    @Test
    void deadMembersTellTheirIndexAndTheirOwnBytes() {
        List<DeadLetter> letters = deadLetters(bytes(
                "  {'batch': [ {'a':'\u00e4'} ,{" + FAILED + "}, 17 , 'text',[ 1, {'b':2} ], null,true,-1.5e3]} "));
        assertThat(letters).extracting(DeadLetter::member).containsExactly(0, 2, 3, 4, 5, 6, 7);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo("no event name");
            assertThat(letter.position()).isEqualTo(POSITION);
        });
        assertThat(letters)
                .extracting(letter -> head(letter).replace('"', '\''))
                .containsExactly("{'a':'\u00e4'}", "17", "'text'", "[ 1, {'b':2} ]", "null", "true", "-1.5e3");
    }

    @Test
    void brokenEndMakesAllOfTheBatchOneDeadLetter() {
        DeadLetter letter = deadLetter("{'batch':[{" + FAILED + "},{" + FAILED + "}],");
        assertThat(letter.reason()).isEqualTo("not JSON");
        assertThat(letter.member()).isEqualTo(-1);
    }

    @Test
    void aMemberTakesOnlyAsMuchMemoryAsItsOutcome() {
        int members = TelemetryDecoder.MAX_RECORD_BYTES / 2 - 10;
        AtomicInteger dead = new AtomicInteger();
        byte[] record = bytes("{'batch':[" + "1,".repeat(members - 1) + "1]}");
        new TelemetryDecoder().decode(RawRecord.of(record, ARRIVAL, POSITION), member -> {
            assertThat(member.deadLetter().member()).isEqualTo(dead.getAndIncrement());
        });
        assertThat(dead).hasValue(members);
    }

    @Test
    void oneDecoderServesRecordAfterRecord() {
        TelemetryDecoder decoder = new TelemetryDecoder();
        List<Telemetry.Kind> kinds = new ArrayList<>();
        for (String json : List.of(
                "{'batch':[{" + FAILED + "},1]}",
                "{" + FAILED + "}",
                "{'batch':[1,",
                "{'timestamp':5}",
                "{'batch':[]}",
                "{'batch':[{" + FAILED + "}]}")) {
            decoder.decode(RawRecord.of(bytes(json), ARRIVAL, POSITION), out -> kinds.add(out.kind()));
        }
        assertThat(kinds).containsExactly(EVENT, DEAD, EVENT, DEAD, DEAD, EVENT);
    }
}
