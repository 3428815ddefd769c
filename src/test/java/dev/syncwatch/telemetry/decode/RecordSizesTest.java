package dev.syncwatch.telemetry.decode;

import static dev.syncwatch.telemetry.decode.Decoding.ARRIVAL;
import static dev.syncwatch.telemetry.decode.Decoding.POSITION;
import static dev.syncwatch.telemetry.decode.Decoding.all;
import static dev.syncwatch.telemetry.decode.Decoding.bytes;
import static dev.syncwatch.telemetry.decode.Decoding.deadLetter;
import static dev.syncwatch.telemetry.decode.Decoding.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSizesTest {

    private static final int EVENT_BYTES = 256 * 1024;
    private static final int RECORD_BYTES = 4 * 1024 * 1024;

    /** An event of that many bytes, the most of them in a field that is read, or in one that is not. */
    private static String event(int bytes, String field) {
        String start = "{'event':'learning_sync_failed','" + field + "':'\u00e4";
        return start + "x".repeat(bytes - start.length() - 3) + "'}";
    }

    /** A batch of that many bytes with one event, some other member, and space. */
    private static String batch(int bytes) {
        String start = "{'batch':[" + event(1_000, "message") + ",5]";
        return start + " ".repeat(bytes - start.length() - 2) + "}";
    }

    private static List<Telemetry.Kind> kinds(List<Telemetry> all) {
        return all.stream().map(Telemetry::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "padding"})
    void anEventMayHave256KiB(String field) {
        assertThat(bytes(event(EVENT_BYTES, field))).hasSize(EVENT_BYTES);
        assertThat(kinds(all(event(EVENT_BYTES, field)))).containsExactly(Telemetry.Kind.EVENT);

        DeadLetter letter = deadLetter(event(EVENT_BYTES + 1, field));
        assertThat(letter.reason()).isEqualTo("an event over 256 KiB");
        assertThat(letter.member()).isEqualTo(-1);
        assertThat(letter.head()).hasSize(1024);
        assertThat(head(letter)).startsWith("{\"event\":\"learning_sync_failed\",\"" + field);
    }

    @Test
    void whiteSpaceAroundAnEventIsNoPartOfIt() {
        assertThat(kinds(all(" ".repeat(300_000) + event(EVENT_BYTES, "x") + "\n".repeat(300_000))))
                .containsExactly(Telemetry.Kind.EVENT);
    }

    @Test
    void sizeIsJudgedBeforeTheName() {
        assertThat(deadLetter(event(EVENT_BYTES + 1, "x").replace("failed", "sought"))
                        .reason())
                .isEqualTo("an event over 256 KiB");
    }

    @Test
    void membersMayHave256KiBEach() {
        String batch = "{'padding':'" + "x".repeat(EVENT_BYTES) + "','batch':[" + event(EVENT_BYTES, "message") + ","
                + event(EVENT_BYTES + 1, "message") + "," + event(EVENT_BYTES, "x") + ",'" + "y".repeat(EVENT_BYTES)
                + "',{'a':1}]}";
        List<Telemetry> members = all(batch);
        assertThat(kinds(members))
                .containsExactly(
                        Telemetry.Kind.EVENT,
                        Telemetry.Kind.DEAD,
                        Telemetry.Kind.EVENT,
                        Telemetry.Kind.DEAD,
                        Telemetry.Kind.DEAD);
        assertThat(members.get(1).deadLetter().reason()).isEqualTo("an event over 256 KiB");
        assertThat(members.get(1).deadLetter().member()).isEqualTo(1);
        assertThat(members.get(1).deadLetter().head()).hasSize(1024);
        assertThat(members.get(3).deadLetter().reason()).isEqualTo("an event over 256 KiB");
        assertThat(members.get(4).deadLetter().reason()).isEqualTo("no event name");
    }

    @Test
    void aRecordMayHave4MiB() {
        assertThat(bytes(batch(RECORD_BYTES))).hasSize(RECORD_BYTES);
        assertThat(kinds(all(batch(RECORD_BYTES)))).containsExactly(Telemetry.Kind.EVENT, Telemetry.Kind.DEAD);

        DeadLetter letter = deadLetter(batch(RECORD_BYTES + 1));
        assertThat(letter.reason()).isEqualTo("a record over 4 MiB");
        assertThat(letter.member()).isEqualTo(-1);
        assertThat(letter.position()).isEqualTo(POSITION);
        assertThat(head(letter)).startsWith("{\"batch\":[{").hasSize(1024 - 1);
    }

    @Test
    void aRecordIsJudgedByItsSizeBeforeAnythingElse() {
        byte[] noJson = new byte[RECORD_BYTES + 1];
        assertThat(deadLetter(noJson).reason()).isEqualTo("a record over 4 MiB");
    }

    @Test
    void aRecordMayStandAnywhereInItsArray() {
        byte[] good = bytes("{'event':'learning_sync_failed','userId':'\u00e4'}");
        byte[] bad = bytes("{'batch':[{'a':'\u00e4'},{'event':'learning_sync_failed'},'\u00e4\u00e4', 5 ]}");
        for (int from : new int[] {0, 1, 7, 70_000}) {
            assertThat(kinds(all(within(good, from)))).containsExactly(Telemetry.Kind.EVENT);
            List<Telemetry> members = all(within(bad, from));
            assertThat(kinds(members))
                    .containsExactly(
                            Telemetry.Kind.DEAD, Telemetry.Kind.EVENT, Telemetry.Kind.DEAD, Telemetry.Kind.DEAD);
            assertThat(head(members.get(0).deadLetter())).isEqualTo("{\"a\":\"\u00e4\"}");
            assertThat(head(members.get(2).deadLetter())).isEqualTo("\"\u00e4\u00e4\"");
            assertThat(head(members.get(3).deadLetter())).isEqualTo("5");
            DeadLetter broken = all(within(bytes("{'a':"), from)).get(0).deadLetter();
            assertThat(head(broken)).isEqualTo("{\"a\":");
        }
    }

    /** A record with bytes around it that would be an error if they were read, or invalid UTF-8. */
    private static RawRecord within(byte[] record, int from) {
        byte[] array = new byte[from + record.length + 9];
        Arrays.fill(array, (byte) 0xC0);
        System.arraycopy(record, 0, array, from, record.length);
        return new RawRecord(array, from, from + record.length, ARRIVAL, POSITION);
    }

    @Test
    void theHeadIsTheFirst1024Bytes_alsoWhereTheyEndInACharacter() {
        byte[] text = ("x" + "\u00e4".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(deadLetter(text).head()).isEqualTo(Arrays.copyOf(text, 1_024));
        byte[] exact = Arrays.copyOf(text, 1_025);
        exact[1_024] = 'x';
        assertThat(deadLetter(Arrays.copyOf(exact, 1_023)).head()).isEqualTo(Arrays.copyOf(exact, 1_023));
        assertThat(deadLetter(exact).head()).hasSize(1_024);
    }
}
