package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.deadLetter;
import static dev.syncwatch.telemetry.decode.Decoding.event;
import static dev.syncwatch.telemetry.decode.Decoding.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    @Test
    void fillsEveryFieldFromData() {
        assertThat(event("{'specversion':'1.0','type':'learning_sync_skipped','source':'/app','id':'i-1',"
                        + "'time':'2026-01-05T11:59:59Z','datacontenttype':'application/json',"
                        + "'data':{'userId':'u-1','sessionId':'s','environment':'staging','platform':'iOS',"
                        + "'appVersion':'1','trigger':'scheduled','status':'st','stage':'sg','statusCode':401,"
                        + "'reason':'unauthenticated','message':'m','queueDelta':1,'dirtyCount':2,'durationMs':3}}"))
                .isEqualTo(new SyncEvent(
                        EventName.SKIPPED,
                        "u-1",
                        null,
                        "s",
                        "i-1",
                        "staging",
                        "ios",
                        "1",
                        "scheduled",
                        "st",
                        "sg",
                        "401",
                        "unauthenticated",
                        "m",
                        "1",
                        "2",
                        "3",
                        ARRIVAL,
                        ARRIVAL - 1_000,
                        false));
    }

    @Test
    void typeAndDataMakeOneToo_unlessThereIsAnEvent() {
        assertThat(event("{'type':'learning_sync_failed','data':{'stage':'push'}}")
                        .stage())
                .isEqualTo("push");
        SyncEvent flat = event("{'event':'learning_sync_started','type':'learning_sync_failed','data':{'stage':'x'}}");
        assertThat(flat.name()).isEqualTo(EventName.STARTED);
        assertThat(flat.stage()).isNull();
        assertThat(one("{'event':5,'type':'learning_sync_failed','data':{}}").kind())
                .isEqualTo(Telemetry.Kind.DEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void whatIsAbsentMakesNone(String absent) {
        assertThat(event("{'event':" + absent + ",'type':'learning_sync_failed','data':{}}")
                        .name())
                .isEqualTo(EventName.FAILED);
        assertThat(deadLetter("{'type':'learning_sync_failed','data':" + absent + "}")
                        .reason())
                .isEqualTo("no event name");
        assertThat(deadLetter("{'specversion':" + absent + ",'type':'learning_sync_failed'}")
                        .reason())
                .isEqualTo("no event name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1.0'", "'0.3'", "1.0", "true", "{}", "[]"})
    void anySpecversionMakesOne_whateverElseThereIs(String specversion) {
        SyncEvent event = event("{'event':'learning_sync_started','type':'learning_sync_failed','specversion':"
                + specversion + ",'properties':{'stage':'p'},'stage':'top','userId':'top','anonymousId':'top'}");
        assertThat(event.name()).isEqualTo(EventName.FAILED);
        assertThat(event.stage()).isNull();
        assertThat(event.user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "'text'", "true", "['learning']"})
    void dataThatIsNoObjectHasNoFields(String data) {
        SyncEvent event =
                event("{'specversion':'1.0','type':'learning_sync_failed','data':{'stage':'x'},'data':" + data + "}");
        assertThat(event.stage()).isNull();
        assertThat(event("{'type':'learning_sync_failed','data':" + data + "}").stage())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "''", "{}", "['learning_sync_failed']"})
    void aTypeThatIsNoStringIsNoName(String type) {
        assertThat(deadLetter("{'specversion':'1.0','event':'learning_sync_failed','data':{},'type':" + type + "}")
                        .reason())
                .isEqualTo("no event name");
    }

    @Test
    void itsTypeIsNoSdkCall() {
        assertThat(one("{'specversion':'1.0','type':'page'}").kind()).isEqualTo(Telemetry.Kind.IGNORED);
        assertThat(one("{'type':'syncwatch_heartbeat','data':{}}").kind()).isEqualTo(Telemetry.Kind.HEARTBEAT);
    }

    @Test
    void theIdIsTheMessageIdUnlessDataHasOne() {
        String start = "{'specversion':'1.0','type':'learning_sync_failed','messageId':'top',";
        assertThat(event(start + "'id':'i','data':{'messageId':'d'}}").messageId())
                .isEqualTo("d");
        assertThat(event(start + "'id':'i','data':{'messageId':''}}").messageId())
                .isEqualTo("i");
        assertThat(event(start + "'id':7}").messageId()).isEqualTo("7");
        assertThat(event(start + "'data':{'id':'d'}}").messageId()).isNull();
    }

    @Test
    void theUserIsTheUserIdOfDataElseItsAnonymousId() {
        String start = "{'specversion':'1.0','type':'learning_sync_failed','data':";
        assertThat(event(start + "{'anonymousId':'a','userId':'u'}}").user()).isEqualTo("u");
        assertThat(event(start + "{'anonymousId':'a','userId':null}}").user()).isEqualTo("a");
    }

    @Test
    void theTimestampIsTimeElseTimestampElseThatOfData() {
        String start = "{'specversion':'1.0','type':'learning_sync_failed',";
        assertThat(event(start + "'time':" + (ARRIVAL - 1) + ",'timestamp':" + (ARRIVAL - 2) + "}")
                        .occurredAt())
                .isEqualTo(ARRIVAL - 1);
        assertThat(event(start + "'time':'soon','timestamp':" + (ARRIVAL - 2) + ",'data':{'timestamp':5}}")
                        .occurredAt())
                .isEqualTo(ARRIVAL - 2);
        assertThat(event(start + "'timestamp':'','data':{'timestamp':" + (ARRIVAL - 3) + ",'time':5}}")
                        .occurredAt())
                .isEqualTo(ARRIVAL - 3);
    }

    @Test
    void otherTimesMayStandInDataToo() {
        SyncEvent event = event("{'specversion':'1.0','type':'learning_sync_failed','sentAt':2000,"
                + "'data':{'originalTimestamp':1000,'sentAt':5,'receivedAt':" + ARRIVAL + "}}");
        assertThat(event.occurredAt()).isEqualTo(ARRIVAL - 1_000);
    }
}
