package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesTest {

    private static final long MINUTE = 60_000;

    private static SyncEvent live(String times) {
        return Decoding.event("{'event':'learning_sync_failed'" + times + "}");
    }

    private static Telemetry ofFile(String times) {
        return Decoding.oneOfFile("{'event':'learning_sync_failed'" + times + "}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "''",
                ",'timestamp':1",
                ",'receivedAt':2,'timestamp':1,'originalTimestamp':3,'sentAt':4",
                ",'receivedAt':'2099-01-01T00:00:00Z'"
            })
    void arrivalIsTheEventTimeWhereItIsKnown(String times) {
        assertThat(live(times.equals("''") ? "" : times).eventTime()).isEqualTo(ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                ",'receivedAt':3000,'timestamp':2000,'originalTimestamp':1000 | 3000",
                ",'originalTimestamp':1000,'timestamp':2000,'receivedAt':3000 | 3000",
                ",'timestamp':2000,'originalTimestamp':1000                  | 2000",
                ",'timestamp':2000,'sentAt':9000                             | 2000",
                ",'originalTimestamp':1000                                   | 1000",
                ",'receivedAt':'','timestamp':2000                           | 2000",
                ",'receivedAt':'soon','timestamp':null,'originalTimestamp':7 | 7",
                ",'receivedAt':[3000],'timestamp':{'a':1},'originalTimestamp':'1000' | 1000"
            })
    void inFilesReceivedAtGoesBeforeTimestampBeforeOriginalTimestamp(String times, long eventTime) {
        assertThat(ofFile(times).event().eventTime()).isEqualTo(eventTime);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                ",'x':1",
                ",'sentAt':1000",
                ",'time':1000",
                ",'timestamp':'2026-01-05'",
                ",'timestamp':'2026-01-05T10:00:00'",
                ",'timestamp':true",
                ",'timestamp':1e300",
                ",'properties':{'timestamp':1},'context':{'timestamp':1}"
            })
    void inFilesAnEventWithoutATimeIsRejected(String times) {
        assertThat(ofFile(times).deadLetter().reason()).isEqualTo("no time");
    }

    @Test
    void aHeartbeatWithoutATimeIsRejectedToo() {
        assertThat(Decoding.oneOfFile("{'event':'syncwatch_heartbeat'}")
                        .deadLetter()
                        .reason())
                .isEqualTo("no time");
        assertThat(Decoding.oneOfFile("{'event':'syncwatch_heartbeat','originalTimestamp':5}")
                        .eventTime())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // original + (received − sent), whatever timestamp says
                ",'originalTimestamp':1000,'sentAt':3000,'receivedAt':9000,'timestamp':1 | 7000",
                ",'originalTimestamp':9000,'sentAt':9000,'receivedAt':2000               | 2000",
                ",'originalTimestamp':'1970-01-01T00:00:01Z','sentAt':'3000','receivedAt':9e3 | 7000",
                // without one of the three: timestamp
                ",'originalTimestamp':1000,'receivedAt':9000,'timestamp':5000 | 5000",
                ",'sentAt':1000,'receivedAt':9000,'timestamp':5000            | 5000",
                ",'originalTimestamp':'x','sentAt':1000,'receivedAt':9000,'timestamp':5000 | 5000",
                // without that too: event time
                ",'originalTimestamp':1000,'receivedAt':9000 | 9000",
                ",'originalTimestamp':1000                   | 1000"
            })
    void occurredAtIsTheClientsTimeWithoutItsClocksError(String times, long occurredAt) {
        assertThat(ofFile(times).event().occurredAt()).isEqualTo(occurredAt);
    }

    @Test
    void arrivalStandsInForReceivedAt() {
        SyncEvent event = live(",'originalTimestamp':1000,'sentAt':4000,'timestamp':1");
        assertThat(event.occurredAt()).isEqualTo(ARRIVAL - 3_000);
        assertThat(live(",'originalTimestamp':1000,'sentAt':4000,'receivedAt':" + (ARRIVAL - 500))
                        .occurredAt())
                .isEqualTo(ARRIVAL - 3_500);
    }

    @Test
    void timestampAloneIsTheClientsTime_andWithoutItArrivalIs() {
        assertThat(live(",'timestamp':" + (ARRIVAL - 77)).occurredAt()).isEqualTo(ARRIVAL - 77);
        assertThat(live(",'originalTimestamp':1000").occurredAt()).isEqualTo(ARRIVAL);
        assertThat(live("").occurredAt()).isEqualTo(ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "300000, false", "300001, true", "9999999999, true"})
    void aClientMoreThanFiveMinutesAheadIsSetToArrival(long aheadMillis, boolean clamped) {
        SyncEvent event = live(",'timestamp':" + (ARRIVAL + aheadMillis));
        assertThat(event.clockClamped()).isEqualTo(clamped);
        assertThat(event.occurredAt()).isEqualTo(clamped ? ARRIVAL : ARRIVAL + aheadMillis);
        assertThat(event.stale()).isFalse();
    }

    @Test
    void whatCorrectionMakesIsClampedToo() {
        SyncEvent event = live(",'originalTimestamp':10000000,'sentAt':0,'timestamp':1");
        assertThat(event.clockClamped()).isTrue();
        assertThat(event.occurredAt()).isEqualTo(ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void anEventMoreThanFifteenMinutesOldIsStale(long beyond, boolean stale) {
        assertThat(live(",'timestamp':" + (ARRIVAL - 15 * MINUTE - beyond)).stale())
                .isEqualTo(stale);
    }

    @Test
    void theWidestCorrectionDoesNotOverflow() {
        SyncEvent event = live(",'originalTimestamp':'0000-01-01T00:00:00Z','receivedAt':'0000-01-01T00:00:00Z',"
                + "'sentAt':'9999-12-31T23:59:59Z'");
        assertThat(event.stale()).isTrue();
        assertThat(event.occurredAt()).isNegative();
    }
}
