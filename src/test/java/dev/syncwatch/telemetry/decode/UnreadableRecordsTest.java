package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.POSITION;
import static dev.syncwatch.telemetry.decode.Decoding.all;
import static dev.syncwatch.telemetry.decode.Decoding.bytes;
import static dev.syncwatch.telemetry.decode.Decoding.deadLetter;
import static dev.syncwatch.telemetry.decode.Decoding.event;
import static dev.syncwatch.telemetry.decode.Decoding.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRecordsTest {

    private static final String FAILED = "'event':'learning_sync_failed'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | not JSON: empty",
                "`  `                     | not JSON: empty",
                "[]                       | no JSON object",
                "[{'event':'x'}]          | no JSON object",
                "5                        | no JSON object",
                "null                     | no JSON object",
                "'learning_sync_failed'   | no JSON object",
                "learning_sync_failed     | not JSON",
                "{                        | not JSON",
                "{'event'                 | not JSON",
                "{'event':                | not JSON",
                "{'event':'learning_sync_failed'   | not JSON",
                "{'event':'learning_sync_failed    | not JSON",
                "{'event':'learning_sync_failed',} | not JSON",
                "{'event':'learning_sync_failed';} | not JSON",
                "{event:'learning_sync_failed'}    | not JSON",
                "{'event':'learning_sync_failed']  | not JSON",
                "{'event':learning_sync_failed}    | not JSON",
                "{'event':'a\\x'}         | not JSON",
                "{'event':'a\\ud8'}       | not JSON",
                "{'other':[1,2}           | not JSON",
                "{'other':01}             | not JSON",
                "{'other':+1}             | not JSON",
                "{'other':NaN}            | not JSON",
                "{'other':.5}             | not JSON",
                "{'other':5.}             | not JSON",
                "{'other':1e}             | not JSON",
                "{'other':tru}            | not JSON",
                "{/* */'event':'learning_sync_failed'} | not JSON",
                "{} {}                    | not JSON: something follows the object",
                "{'event':'learning_sync_failed'},     | not JSON",
                "{'event':'learning_sync_failed'} x    | not JSON",
                "{'event':'learning_sync_failed'}}     | not JSON",
                "{'event':'learning_sync_failed'} 'x'  | not JSON: something follows the object",
                "{}                       | no event name",
                "{'timestamp':1}          | no event name"
            })
    void saysWhatIsWrong(String json, String reason) {
        DeadLetter letter = deadLetter(json);
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.position()).isEqualTo(POSITION);
        assertThat(letter.member()).isEqualTo(-1);
        assertThat(letter.head()).isEqualTo(bytes(json));
    }

    @Test
    void aTombstoneIsEmpty() {
        RawRecord tombstone = RawRecord.of(null, ARRIVAL, POSITION);
        assertThat(all(tombstone).get(0).deadLetter().reason()).isEqualTo("not JSON: empty");
    }

    @Test
    void whiteSpaceAroundTheObjectIsNothing() {
        assertThat(event(" \t\r\n{" + FAILED + "}\r\n \t").user()).isNull();
    }

    @Test
    void aByteOrderMarkIsPassedOver_andKeepsOffsetsRight() {
        assertThat(event("\uFEFF{" + FAILED + ",'userId':'u'}").user()).isEqualTo("u");
        assertThat(head(deadLetter("\uFEFF{'a':1}"))).isEqualTo("{\"a\":1}");
        assertThat(head(deadLetter("\uFEFF{'batch':[ 17 ]}"))).isEqualTo("17");
        assertThat(deadLetter("\uFEFF").reason()).isEqualTo("not JSON");
        assertThat(deadLetter("{" + FAILED + "}\uFEFF").reason()).isEqualTo("not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsAreNotRead(String charset) {
        for (String json : new String[] {"{" + FAILED + "}", "{}", "{'batch':[1]}", "7"}) {
            DeadLetter letter = deadLetter(json.replace('\'', '"').getBytes(Charset.forName(charset)));
            assertThat(letter.reason()).startsWith("not JSON in UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 20})
    void aZeroByteIsNoJsonWhereverItStands(int at) {
        byte[] json = bytes("{ " + FAILED + "}");
        json[at] = 0;
        assertThat(deadLetter(json).reason()).startsWith("not JSON");
    }

    @Test
    void invalidUtf8IsSeenInEveryPlace_alsoInWhatIsSkipped() {
        byte[][] broken = {
            {(byte) 0x80}, // a continuation alone
            {(byte) 0xC3}, // cut short
            {(byte) 0xC0, (byte) 0xAF}, // longer than needed
            {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half of a surrogate pair
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond Unicode
            {(byte) 0xFF}
        };
        String[] places = {
            "{" + FAILED + ",'userId':'#'}",
            "{" + FAILED + ",'other':'#'}",
            "{" + FAILED + ",'other':{'x':['#']}}",
            "{" + FAILED + ",'#':1}",
            "{" + FAILED + ",'properties':{'#':1}}",
            "{" + FAILED + "}#"
        };
        for (String place : places) {
            for (byte[] bytes : broken) {
                assertThat(deadLetter(with(place, bytes)).reason()).isEqualTo("not JSON: invalid UTF-8");
            }
        }
    }

    private static byte[] with(String place, byte[] inserted) {
        int at = place.indexOf('#');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(bytes(place.substring(0, at)));
        bytes.writeBytes(inserted);
        bytes.writeBytes(bytes(place.substring(at + 1)));
        return bytes.toByteArray();
    }

    @Test
    void charactersOfEveryLengthAreRead() {
        String user = "a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud83d\ude00\udbff\udfff";
        assertThat(event("{" + FAILED + ",'userId':'" + user + "'}").user()).isEqualTo(user);
    }

    @Test
    void nestingIsReadUpToAThousandLevels() {
        for (String brackets : new String[] {"[]", "{}"}) {
            assertThat(event(nested(999, brackets)).user()).isEqualTo("u");
            assertThat(deadLetter(nested(1_000, brackets)).reason())
                    .isEqualTo("not JSON that can be read: nested too deeply");
            assertThat(deadLetter(nested(40_000, brackets)).reason())
                    .isEqualTo("not JSON that can be read: nested too deeply");
        }
        assertThat(deadLetter("[".repeat(100_000)).reason()).isEqualTo("no JSON object");
    }

    /** An event with a value of that depth, so one more in all. */
    private static String nested(int depth, String brackets) {
        String open = brackets.equals("[]") ? "[" : "{'a':";
        String inner = brackets.equals("[]") ? "" : "1";
        String close = brackets.substring(1);
        return "{" + FAILED + ",'other':" + open.repeat(depth) + inner + close.repeat(depth) + ",'userId':'u'}";
    }

    @Test
    void namesAndNumbersMayBeAsLongAsTheEvent() {
        String name = "n".repeat(250_000);
        assertThat(event("{" + FAILED + ",'" + name + "':1,'userId':'u'}").user())
                .isEqualTo("u");
        assertThat(event("{" + FAILED + ",'context':{'" + name + "':1},'userId':'u'}")
                        .user())
                .isEqualTo("u");
        String digits = "9".repeat(60_000);
        for (String number : new String[] {digits, "-0." + digits, "1e" + digits, "-" + digits + ".5E-" + digits}) {
            assertThat(event("{" + FAILED + ",'other':" + number + ",'statusCode':" + number + "}")
                            .statusCode())
                    .isEqualTo(number);
            assertThat(event("{" + FAILED + ",'timestamp':" + number + "}").occurredAt())
                    .isEqualTo(ARRIVAL);
        }
    }

    @Test
    void manyDifferentNamesInOneRecordAreFine() {
        StringBuilder json = new StringBuilder("{" + FAILED);
        for (int i = 0; i < 15_000; i++) {
            json.append(",'k").append(i).append("':").append(i);
        }
        assertThat(event(json.append(",'userId':'u'}").toString()).user()).isEqualTo("u");
    }

    @Test
    void bytesThatAreNoTextAtAllAreKeptAsTheyAre() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
        assertThat(deadLetter(image).head()).isEqualTo(image);
        assertThat(new String(deadLetter(image).head(), StandardCharsets.ISO_8859_1))
                .contains("PNG");
    }
}
