package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackCallTest {

    @Test
    void fillsEveryFieldFromPropertiesAndContext() {
        assertThat(event("{'type':'track','event':'learning_sync_completed','userId':'u-1','anonymousId':'a-1',"
                        + "'messageId':'m-1','timestamp':'2026-01-05T11:59:59Z',"
                        + "'properties':{'trigger':'manual','status':'success','stage':'done','statusCode':200,"
                        + "'reason':'r','message':'m','queueDelta':-1,'dirtyCount':0,'durationMs':812},"
                        + "'context':{'os':{'name':'Android','version':'14'},'app':{'version':'4.2.0','name':'x'},"
                        + "'environment':'staging','sessionId':9}}"))
                .isEqualTo(new SyncEvent(
                        EventName.COMPLETED,
                        "u-1",
                        "a-1",
                        "9",
                        "m-1",
                        "staging",
                        "android",
                        "4.2.0",
                        "manual",
                        "success",
                        "done",
                        "200",
                        "r",
                        "m",
                        "-1",
                        "0",
                        "812",
                        ARRIVAL,
                        ARRIVAL - 1_000,
                        false));
    }

    @Test
    void propertiesGoBeforeContext() {
        SyncEvent event = event("{'event':'learning_sync_failed',"
                + "'context':{'os':{'name':'Android'},'app':{'version':'1'},'environment':'c','sessionId':'c'},"
                + "'properties':{'platform':'iOS','appVersion':'2','environment':'p','sessionId':'p'}}");
        assertThat(event.platform()).isEqualTo("ios");
        assertThat(event.appVersion()).isEqualTo("2");
        assertThat(event.environment()).isEqualTo("p");
        assertThat(event.sessionId()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}", "['x']"})
    void contextStandsInForAbsentProperties(String absent) {
        SyncEvent event = event("{'event':'learning_sync_failed','properties':{'platform':" + absent
                + ",'appVersion':" + absent + ",'environment':" + absent + ",'sessionId':" + absent + "},"
                + "'context':{'os':{'name':'iOS'},'app':{'version':3},'environment':'c','sessionId':'s'}}");
        assertThat(event.platform()).isEqualTo("ios");
        assertThat(event.appVersion()).isEqualTo("3");
        assertThat(event.environment()).isEqualTo("c");
        assertThat(event.sessionId()).isEqualTo("s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'properties':{}",
                "'context':{}",
                "'properties':[]",
                "'context':5",
                "'properties':'x'",
                "'context':false",
                "'properties':null,'context':[[]]"
            })
    void containersOfAnyKindMakeATrackCall_soTopLevelFieldsAreNone(String container) {
        SyncEvent event = event("{'event':'learning_sync_failed','stage':'top','environment':'top','userId':'u',"
                + "'messageId':'m'," + container + "}");
        assertThat(event.stage()).isNull();
        assertThat(event.environment()).isEqualTo("production");
        assertThat(event.user()).isEqualTo("u");
        assertThat(event.messageId()).isEqualTo("m");
    }

    @Test
    void userAndMessageIdAreThoseOfTheCallAlone() {
        SyncEvent event = event("{'event':'learning_sync_failed','anonymousId':'a',"
                + "'properties':{'userId':'p','messageId':'p','event':'app_opened','timestamp':1},"
                + "'context':{'userId':'c','messageId':'c'}}");
        assertThat(event.user()).isEqualTo("a");
        assertThat(event.messageId()).isNull();
        assertThat(event.name()).isEqualTo(EventName.FAILED);
        assertThat(event.occurredAt()).isEqualTo(ARRIVAL);
    }

    @Test
    void contextGivesNoOtherFields() {
        SyncEvent event = event("{'event':'learning_sync_failed','context':{'stage':'c','platform':'ios',"
                + "'appVersion':'1','traits':{'environment':'t'},'device':{'os':{'name':'x'}}}}");
        assertThat(event.stage()).isNull();
        assertThat(event.platform()).isNull();
        assertThat(event.appVersion()).isNull();
        assertThat(event.environment()).isEqualTo("production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':null}", "{'name':''}", "{'name':{'name':'x'}}", "'iOS'", "null", "['iOS']", "{}"})
    void anOsWithoutANameIsNoPlatform(String os) {
        assertThat(event("{'event':'learning_sync_failed','context':{'os':{'name':'gone'},'os':" + os + "}}")
                        .platform())
                .isNull();
    }

    @Test
    void repeatedContainersReplaceEachOther() {
        SyncEvent event = event("{'event':'learning_sync_failed','properties':{'stage':'x','reason':'old'},"
                + "'context':{'environment':'old','sessionId':'old'},'context':{'environment':'new'},"
                + "'properties':{'stage':'push'}}");
        assertThat(event.stage()).isEqualTo("push");
        assertThat(event.reason()).isNull();
        assertThat(event.environment()).isEqualTo("new");
        assertThat(event.sessionId()).isNull();
        assertThat(event("{'event':'learning_sync_failed','properties':{'stage':'x'},'properties':null,'stage':'top'}")
                        .stage())
                .isEqualTo("top");
    }
}
