package dev.syncwatch.reference;

import static dev.syncwatch.reference.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sections 4, 5 and the rows of section 11, worked out by hand. */
class ReferenceInputTest {
    private static final String FAILED = "'event':'learning_sync_failed'";

    private static Story usersOf(String environment) {
        return new Story("'id':'u','kind':'threshold','measure':'users','window':'1s','above':0,"
                + "'only':{'environment':'" + environment + "'},'where':{'statusCode':'>=500','platform':'ios'}");
    }

    private static long fate(Story story, String fate) {
        return story.expected().fates().get(fate);
    }

    @Nested
    class Envelopes {
        @Test
        void flatTrackAndCloudEventsSayTheSame() {
            assertThat(usersOf("qa")
                            .line("{" + FAILED + ",'userId':7,'timestamp':'" + at(0)
                                    + "','environment':'qa','platform':'iOS','statusCode':503}")
                            .changes())
                    .containsExactly("1 firing 1");
            assertThat(usersOf("qa")
                            .line("{" + FAILED + ",'anonymousId':'a','timestamp':'" + at(0)
                                    + "','properties':{'statusCode':'503'},"
                                    + "'context':{'os':{'name':'iOS'},'environment':'qa'}}")
                            .changes())
                    .containsExactly("1 firing 1");
            assertThat(usersOf("qa")
                            .line(
                                    "{'type':'learning_sync_failed','time':'" + at(0)
                                            + "','data':{'userId':'a','statusCode':5.03e2,'platform':'IOS','environment':'qa'}}")
                            .changes())
                    .containsExactly("1 firing 1");
        }

        @Test
        void theLastOfRepeatedKeysWins() {
            Story story = usersOf("production")
                    .line("{'statusCode':200," + FAILED + ",'userId':'a','timestamp':'" + at(0)
                            + "','platform':'ios','statusCode':500}");
            assertThat(story.changes()).hasSize(1);
        }

        @Test
        void namesAreJudgedBeforeTimes_andSdkCallsBeforeNames() {
            Story story = new Story("'id':'r','kind':'threshold'")
                    .line("{'event':'other'}")
                    .line("{'type':'identify'}")
                    .line("{'type':'page'," + FAILED + ",'timestamp':'" + at(0) + "'}")
                    .line("{'event':5,'timestamp':'" + at(0) + "'}")
                    .line("{" + FAILED + "}")
                    .line("  ")
                    .line("{" + FAILED + ",'timestamp':'" + at(0) + "'} x")
                    .line(new byte[] {'{', (byte) 0xC0, '}'});
            assertThat(fate(story, "ignored")).isEqualTo(3);
            assertThat(story.expected().deadLetterLines()).containsExactly(4, 5, 7, 8);
        }

        @Test
        void eachMemberOfABatchIsJudgedAlone_withTheBatchsTimes() {
            Story story =
                    new Story().line("{'timestamp':'" + at(0) + "','batch':[{" + FAILED + "},3,{'event':'x'},{}]}");
            assertThat(fate(story, "counted")).isEqualTo(1);
            assertThat(fate(story, "ignored")).isEqualTo(1);
            assertThat(story.expected().deadLetterLines()).containsExactly(1, 1);
        }

        @Test
        void eventsMayBe256KiBLong() {
            String event = "{" + FAILED + ",'timestamp':'" + at(0) + "','message':'";
            String fits = event + "x".repeat(262_144 - event.length() - 2) + "'}";
            Story story = new Story().line(fits).line(fits.replace("'}", "x'}"));
            assertThat(story.expected().deadLetterLines()).containsExactly(2);
            assertThat(fate(story, "counted")).isEqualTo(1);
        }
    }

    @Nested
    class Timestamping {
        private long read(String text) {
            Long millis = Timestamps.read(new Json.Text(text));
            return millis == null ? -1 : millis - Story.START.toEpochMilli();
        }

        @Test
        void readsRfc3339AndEpochMilliseconds() {
            assertThat(read("2026-01-05T10:00:00Z")).isZero();
            assertThat(read("2026-01-05t12:00:00.0019+02:00")).isEqualTo(1);
            assertThat(read("2026-01-05 09:59:59.5z")).isEqualTo(-500);
            assertThat(read(Long.toString(Story.START.toEpochMilli() + 3))).isEqualTo(3);
            assertThat(Timestamps.read(new Json.Literal("12.9"))).isEqualTo(12);
        }

        @Test
        void theRestIsAbsent() {
            for (String text :
                    new String[] {"2026-01-05T10:00Z", "2026-01-05T10:00:00", "soon", "2026-02-30T10:00:00Z"}) {
                assertThat(read(text)).as(text).isEqualTo(-1);
            }
            assertThat(Timestamps.read(new Json.Literal("true"))).isNull();
            assertThat(Timestamps.read(new Json.Literal("999999999999999"))).isNull();
        }
    }

    @Nested
    class Judging {
        private String message(double seconds) {
            return "{" + FAILED + ",'userId':'a','messageId':'m','timestamp':'" + at(seconds) + "'}";
        }

        @Test
        void aCopyIsADuplicateUpToTenMinutesAway_measuredFromWhatWasNone() {
            Story story = new Story()
                    .line(message(0))
                    .line(message(600))
                    .line(message(600.001))
                    .line(message(1200));
            assertThat(fate(story, "duplicate")).isEqualTo(2);
            assertThat(fate(story, "counted")).isEqualTo(2);
        }

        @Test
        void duplicatesAreJudgedBeforeLateness_andLateOnesCanBeCopied() {
            Story story = new Story().heartbeat(60).line(message(0)).line(message(0));
            assertThat(fate(story, "late")).isEqualTo(1);
            assertThat(fate(story, "duplicate")).isEqualTo(1);
        }

        @Test
        void withoutAUserNothingIsADuplicate() {
            String anonymous = message(0).replace("'userId':'a',", "");
            assertThat(fate(new Story().line(anonymous).line(anonymous), "counted"))
                    .isEqualTo(2);
        }

        @Test
        void isLateBehindTheBoundAlone_inItsOwnPartition() {
            Story story = new Story()
                    .outOfOrderness(2_000)
                    .heartbeat(5)
                    .failed(3, "a")
                    .failed(2.999, "a");
            story.line("{'kafka':{'partition':1,'timestamp':'" + at(1) + "'},'value':{" + FAILED + "}}");
            assertThat(fate(story, "late")).isEqualTo(1);
            assertThat(fate(story, "counted")).isEqualTo(2);
        }

        @Test
        void isStaleMoreThanFifteenMinutesAfterItOccurred() {
            String event = "{" + FAILED + ",'receivedAt':'" + at(1000) + "','timestamp':'";
            Story story = new Story().line(event + at(100) + "'}").line(event + at(99.999) + "'}");
            assertThat(fate(story, "stale")).isEqualTo(1);
        }

        @Test
        void aPhonesClockErrorIsRemoved() {
            String times = "'receivedAt':'" + at(0) + "','sentAt':'" + at(-5000) + "','originalTimestamp':'";
            Story story = new Story()
                    .line("{" + FAILED + "," + times + at(-5900) + "'}")
                    .line("{" + FAILED + "," + times + at(-5900.001) + "'}");
            assertThat(fate(story, "stale")).isEqualTo(1);
        }

        @Test
        void aClockAheadByMoreThanFiveMinutesIsClamped() {
            String event = "{" + FAILED + ",'receivedAt':'" + at(0) + "','timestamp':'";
            Story story = new Story().line(event + at(300) + "'}").line(event + at(300.001) + "'}");
            assertThat(fate(story, "clock_clamped")).isEqualTo(1);
            assertThat(fate(story, "counted")).isEqualTo(2);
        }
    }

    @Test
    void laterGroupsThanTheFirst500AreOther() {
        Story story = new Story("'id':'c','kind':'threshold','measure':'count','window':'1s','above':1,"
                + "'groupBy':['environment','appVersion']");
        for (int version = 0; version < 502; version++) {
            story.failed(0, "a", "appVersion", "v" + version);
        }
        assertThat(story.failed(0, "a", "appVersion", "v499").expected().changes())
                .extracting(change -> change.get("alert").asText())
                .containsExactly("c/environment=other,appVersion=other", "c/environment=production,appVersion=v499");
    }

    @Test
    void windowRowsCoverFifteenMinutesAtEachFullMinute() {
        Story story = new Story().succeeded(30, "a", "queueDelta", "-2").failed(60, "b", "queueDelta", "0.5");
        assertThat(story.started(901, "a").heartbeat(960).expected().windows())
                .hasSize(16)
                .element(1)
                .hasToString(
                        ("{'window_end':'2026-01-05T10:02:00Z','environment':'production','attempts':2,'successes':1,"
                                        + "'failures':1,'failure_rate':0.5,'active_users':2,'queue_delta':-1.5,'threshold':null}")
                                .replace('\'', '"'));
    }

    @Test
    void linesAreRawBytes() {
        byte[] line = ("{" + FAILED.replace('\'', '"') + ",\"timestamp\":" + Story.START.toEpochMilli() + "}\r")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(fate(new Story().line(line), "counted")).isEqualTo(1);
    }
}
