package dev.syncwatch.window.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.EventName;
import dev.syncwatch.telemetry.SyncEvent;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upstream timed out                                  | upstream timed out
            HTTP 503 from push, attempt 3                       | HTTP 503 from push, attempt 3
            ana could not push                                  | [user] could not push
            GET /users/ANA/queue: 404                           | GET /users/[user]/queue: 404
            banana is no id                                     | banana is no id
            session sess-77 of anon-4711 expired                | session [session] of [user] expired
            queue-anon-4711x is stuck                           | queue-[user]x is stuck
            message m-1 was refused                             | message [message] was refused
            no 550e8400-e29b-41d4-a716-446655440000 here        | no [uuid] here
            {550E8400-E29B-41D4-A716-446655440000}              | {[uuid]}
            no 550e8400-e29b-41d4-a716-4466554400001 here       | no [hex]-e29b-41d4-a716-[number] here
            bob.smith+x@mail.example.com. Try again             | [email]. Try again
            ?user=bob%40example.com&x=1                         | ?user=[email]&x=1
            bob@ or @bob is none                                | bob@ or @bob is none
            object 507f1f77bcf86cd799439011 is gone             | object [hex] is gone
            deadbeef and 0x7ffe1234abcd, not decade             | [hex] and [hex], not decade
            token eyJhbGciOiJIUzI1NiJ9 is old                   | token [id] is old
            took 10000 ms, at 123 of 4567                       | took [number] ms, at 123 of [number]
            row12345x at 2026-01-05T10:07:20Z                   | row[number]x at [number]-01-05T10:07:20Z
            数字 ١٢٣٤ und Größe12345                              | 数字 [number] und Größe[number]
            """)
    void takesOutWhatIsOneUsersOrOneSyncs(String message, String template) {
        assertThat(of(message)).isEqualTo(template);
    }

    @Test
    void isOneLineWithSingleSpaces() {
        assertThat(of("  a\r\n\tb\u0000\u2028c  d ")).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aMessageOfBlanksIsNone(String message) {
        assertThat(of(message)).isNull();
    }

    @Test
    void anEventWithoutMessageHasNone() {
        assertThat(of(null)).isNull();
    }

    @Test
    void isCutAt200CodePoints_andNeverInsideOfOne() {
        assertThat(of("x".repeat(200))).hasSize(200).doesNotContain("…");
        assertThat(of("x".repeat(201))).hasSize(200).endsWith("x…");
        String smiles = of("😀".repeat(300));
        assertThat(smiles.codePointCount(0, smiles.length())).isEqualTo(200);
        assertThat(smiles).endsWith("😀…");
    }

    @Test
    void aHugeMessageCostsNoMoreThanGoingThroughItOnce() {
        assertThat(of("a.".repeat(50_000))).hasSize(200);
        assertThat(of("7".repeat(100_000))).isEqualTo("[number]");
    }

    @Property
    void noIdOfTheEventIsLeft_whereverItStands(
            @ForAll @StringLength(max = 30) String before,
            @ForAll @NumericChars @AlphaChars @StringLength(min = 6, max = 20) String id,
            @ForAll @StringLength(max = 30) String after) {
        SyncEvent event = event(before + id + after, id);
        String template = MessageTemplate.of(event);
        assertThat(template.toLowerCase(Locale.ROOT)).doesNotContain(id.toLowerCase(Locale.ROOT));
        assertThat(template.codePointCount(0, template.length())).isLessThanOrEqualTo(200);
    }

    @Property
    void whatIsATemplateStaysAsItIs(@ForAll @StringLength(max = 80) String message) {
        String template = of(message);
        if (template != null) {
            assertThat(of(template)).isEqualTo(template);
        }
    }

    private static String of(String message) {
        return MessageTemplate.of(event(message, "ana"));
    }

    private static SyncEvent event(String message, String user) {
        return new SyncEvent(
                EventName.FAILED,
                user,
                "anon-4711",
                "sess-77",
                "m-1",
                "production",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                message,
                null,
                null,
                null,
                0,
                0,
                false);
    }
}
