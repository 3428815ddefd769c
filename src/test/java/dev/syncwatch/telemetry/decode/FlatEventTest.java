package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.POSITION;
import static dev.syncwatch.telemetry.decode.Decoding.event;
import static dev.syncwatch.telemetry.decode.Decoding.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatEventTest {

    private static final List<String> MEMBERS = List.of(
            "'event':'learning_sync_failed'",
            "'userId':'u-1'",
            "'anonymousId':'a-1'",
            "'sessionId':'s-1'",
            "'messageId':'m-1'",
            "'environment':'staging'",
            "'platform':'iOS'",
            "'appVersion':'4.2.0'",
            "'trigger':'login'",
            "'status':'partial'",
            "'stage':'push'",
            "'statusCode':503",
            "'reason':'server'",
            "'message':'Service Unavailable'",
            "'queueDelta':-3",
            "'dirtyCount':12",
            "'durationMs':1.50e3",
            "'timestamp':'2026-01-05T11:59:58.250Z'");

    private static final SyncEvent EVENT = new SyncEvent(
            EventName.FAILED,
            "u-1",
            "a-1",
            "s-1",
            "m-1",
            "staging",
            "ios",
            "4.2.0",
            "login",
            "partial",
            "push",
            "503",
            "server",
            "Service Unavailable",
            "-3",
            "12",
            "1.50e3",
            ARRIVAL,
            ARRIVAL - 1_750,
            false);

    @Test
    void fillsEveryField_inAnyOrderOfKeys() {
        List<String> members = new ArrayList<>(MEMBERS);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(members, new Random(seed));
            assertThat(one("{" + String.join(",", members) + "}"))
                    .isEqualTo(Telemetry.event(POSITION.partition(), EVENT));
        }
    }

    @Test
    void leavesOutWhatIsMissing() {
        SyncEvent event = event("{'event':'learning_sync_started'}");
        assertThat(event)
                .isEqualTo(new SyncEvent(
                        EventName.STARTED,
                        null,
                        null,
                        null,
                        null,
                        "production",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        ARRIVAL,
                        ARRIVAL,
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "learning_sync_started, STARTED",
        "learning_sync_completed, COMPLETED",
        "learning_sync_failed, FAILED",
        "learning_sync_skipped, SKIPPED"
    })
    void knowsTheFourEvents(String wireName, EventName name) {
        assertThat(event("{'event':'" + wireName + "'}").name()).isEqualTo(name);
        assertThat(name.wireName()).isEqualTo(wireName);
    }

    @Test
    void aHeartbeatIsTimeAlone() {
        assertThat(one("{'event':'syncwatch_heartbeat','userId':'u','timestamp':1}"))
                .isEqualTo(Telemetry.heartbeat(POSITION.partition(), ARRIVAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_opened", "Learning_Sync_Failed", " learning_sync_failed", "(no string)", "\u00e4"})
    void ignoresOtherNames_withATimeOrWithout(String name) {
        assertThat(Decoding.oneOfFile("{'event':'" + name + "'}").kind()).isEqualTo(Telemetry.Kind.IGNORED);
        assertThat(one("{'event':'" + name + "'}")).isEqualTo(Telemetry.ignored(POSITION.partition()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "7", "1.5", "true", "{}", "['learning_sync_failed']", "{'event':'x'}"})
    void nameThatIsNoStringIsNone(String name) {
        assertThat(Decoding.deadLetter("{'event':" + name + "}").reason()).isEqualTo("no event name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify", "page", "screen", "group", "alias"})
    void ignoresOtherSdkCalls_whateverTheirEvent(String type) {
        assertThat(one("{'type':'" + type + "','userId':'u'}").kind()).isEqualTo(Telemetry.Kind.IGNORED);
        assertThat(one("{'event':'learning_sync_failed','type':'" + type + "'}").kind())
                .isEqualTo(Telemetry.Kind.IGNORED);
        assertThat(one("{'event':5,'type':'" + type + "'}").kind()).isEqualTo(Telemetry.Kind.IGNORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'track'", "'Page'", "'other'", "null", "''", "5", "['page']", "{'page':1}"})
    void readsEventsOfAnyOtherType(String type) {
        assertThat(event("{'type':" + type + ",'event':'learning_sync_failed'}").name())
                .isEqualTo(EventName.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}", "[]", "{'stage':'x'}", "['x']", "[[{'stage':[]}]]"})
    void whatIsEmptyOrNoScalarIsAbsent(String value) {
        SyncEvent event = event("{'event':'learning_sync_failed','stage':" + value + ",'userId':" + value
                + ",'environment':" + value + ",'platform':" + value + ",'messageId':" + value + ",'reason':'r'}");
        assertThat(event.stage()).isNull();
        assertThat(event.user()).isNull();
        assertThat(event.environment()).isEqualTo("production");
        assertThat(event.platform()).isNull();
        assertThat(event.messageId()).isNull();
        assertThat(event.reason()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "500", "5e2", "1.0", "1E999999999", "true", "false"})
    void numbersAndBooleansAreTheirJsonText(String value) {
        SyncEvent event = event("{'event':'learning_sync_failed','statusCode':" + value + ",'userId':" + value
                + ",'platform':" + value + "}");
        assertThat(event.statusCode()).isEqualTo(value);
        assertThat(event.user()).isEqualTo(value);
        assertThat(event.platform()).isEqualToIgnoringCase(value);
    }

    @Test
    void theLastOfRepeatedKeysCounts() {
        SyncEvent event = event("{'event':'app_opened','stage':'fetch','reason':'r','userId':'u','userId':'v',"
                + "'event':'learning_sync_failed','stage':'push','reason':null}");
        assertThat(event.name()).isEqualTo(EventName.FAILED);
        assertThat(event.user()).isEqualTo("v");
        assertThat(event.stage()).isEqualTo("push");
        assertThat(event.reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'userId':'u',                      u",
                "'anonymousId':'a',                 a",
                "'anonymousId':'a';'userId':'u',    u",
                "'userId':'';'anonymousId':'a',     a",
                "'userId':null;'anonymousId':'a',   a",
                "'userId':['u'];'anonymousId':'a',  a",
                "'userId':7,                        7",
                "'userId':' ',                      ' '",
                "'anonymousId':'',                  -"
            },
            quoteCharacter = '`')
    void theUserIsTheUserIdElseTheAnonymousId(String members, String user) {
        String expected = user == null ? null : user.replace("'", "");
        assertThat(event("{'event':'learning_sync_failed'," + members.replace(';', ',') + "}")
                        .user())
                .isEqualTo(expected);
    }

    @Test
    void readsEscapedKeysAndValues() {
        SyncEvent event =
                event("{'\\u0065vent':'learning\\u005fsync_failed','userId':'\\ud83d\\ude00\\n','stage':'a'}");
        assertThat(event.user()).isEqualTo("\ud83d\ude00\n");
        assertThat(event.stage()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud83d,              ?",
        "\\ude00,              ?",
        "\\ude00\\ud83d,       ??",
        "a\\ud83d\\ud83d\\ude00b, a?\ud83d\ude00b",
        "\\ufffe\\uffff\\ue000, \ufffe\uffff\ue000"
    })
    void halfSurrogatePairsAreReplaced(String escaped, String text) {
        SyncEvent event = event("{'event':'learning_sync_failed','userId':'" + escaped + "','properties':{'stage':'"
                + escaped + "'},'context':{'os':{'name':'" + escaped + "'}}}");
        String expected = text.replace('?', '\uFFFD');
        assertThat(event.user()).isEqualTo(expected);
        assertThat(event.stage()).isEqualTo(expected);
        assertThat(event.platform()).isEqualTo(expected);
    }

    @Test
    void controlCharactersStay() {
        assertThat(event("{'event':'learning_sync_failed','userId':'\\u0000x\\u0007'}")
                        .user())
                .isEqualTo("\0x\7");
    }

    @Test
    void platformsAreLowerCasedAlikeInEveryLocale() {
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
        try {
            assertThat(event("{'event':'learning_sync_failed','platform':'IOS'}")
                            .platform())
                    .isEqualTo("ios");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void containersOfOtherEnvelopesAreNotLookedInto() {
        SyncEvent event = event("{'event':'learning_sync_failed','data':{'stage':'x','userId':'d'},'id':'i',"
                + "'time':'2020-01-01T00:00:00Z','properties':null,'context':'','stage':'push','batch':null}");
        assertThat(event.stage()).isEqualTo("push");
        assertThat(event.user()).isNull();
        assertThat(event.messageId()).isNull();
        assertThat(event.occurredAt()).isEqualTo(ARRIVAL);
    }
}
