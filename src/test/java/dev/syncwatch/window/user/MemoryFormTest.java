package dev.syncwatch.window.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.window.Moves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MemoryFormTest {

    private static final long TEN_O_CLOCK = 1_767_607_200_000L;

    private static final String FORMAT_TWO = String.join(
            "",
            "2f" + "c08be5daf166", // a visit
            "02" + "02" + "01" + "02" + "01" + "01", // counts
            "00" + "00" + "131415161718" + "bfe79901" + "02" + "01" + "a09c01", // panes
            "0102030405060708" + "9fc89901" + "ffffffffffffffff" + "9f1f", // messages
            "01" + "02" + "00" + "01" + "000d" + "656e7669726f6e6d656e743d78", // groups
            "01" + "ff90a101" + "808004" + "00" + "00", // recent
            "01" + "e0c807" + "818004" + "00" + "01" + "000000000000004d"); // waiting

    @Property
    void whatWasWrittenIsReadAgain(@ForAll long seed) throws IOException {
        RandomMemories memories = new RandomMemories(seed);
        UserMemory memory = memories.next();
        UserMemory read = read(written(memory));
        assertThat(RandomMemories.seen(read)).isEqualTo(RandomMemories.seen(memory));
    }

    @Property
    void whatWasReadGoesOnAsIfItHadNeverBeenWritten(@ForAll long seed) throws IOException {
        UserMemory memory = new RandomMemories(seed).next();
        UserMemory read = read(written(memory));
        for (int id = 0; id < 10; id++) {
            assertThat(SeenMessages.isDuplicate(read, id, TEN_O_CLOCK, TEN_O_CLOCK))
                    .isEqualTo(SeenMessages.isDuplicate(memory, id, TEN_O_CLOCK, TEN_O_CLOCK));
            Moves moves = new Moves();
            Moves others = new Moves();
            UserPanes.select(memory, id & 1, 0, id * 1_000L, TEN_O_CLOCK, moves);
            UserPanes.select(read, id & 1, 0, id * 1_000L, TEN_O_CLOCK, others);
            assertThat(others.take()).isEqualTo(moves.take());
        }
    }

    @Property
    void numbersOfEverySizeAreReadAgain(@ForAll long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Varint.write(number, out);
        Varint.writeSigned(number, out);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(Varint.read(in)).isEqualTo(number);
        assertThat(Varint.readSigned(in)).isEqualTo(number);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        UserMemory memory = ann();
        String before = RandomMemories.seen(memory);
        UserMemory copy = memory.copy();
        assertThat(RandomMemories.seen(copy)).isEqualTo(before);
        SeenMessages.forget(copy, Long.MAX_VALUE);
        UserPanes.renumber(copy, column -> column + 1);
        KeptEvents.clear(copy);
        copy.visit = 0;
        assertThat(RandomMemories.seen(memory)).isEqualTo(before);
    }

    @Test
    void whatIsEmptyTakesOneByte() throws IOException {
        assertThat(written(new UserMemory())).hasSize(1);
    }

    /** These bytes lie in savepoints: should this fail, raise the format, and read the old one beside the new one. */
    @Test
    void stateThatWasSavedInFormatTwoIsStillRead() throws IOException {
        byte[] saved = HexFormat.of().parseHex(FORMAT_TWO);
        assertThat(RandomMemories.seen(read(saved))).isEqualTo(RandomMemories.seen(ann()));
        assertThat(written(ann())).as("what is written now").isEqualTo(saved);
    }

    @Test
    void damagedBytesAreRefused() {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex("21ffffffffffffffffffffff")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than ten bytes");
    }

    /** Two messages, two columns in one group, a start that waits and one before it. */
    private static UserMemory ann() {
        UserMemory ann = new UserMemory();
        ann.visit = TEN_O_CLOCK + 1_260_000;
        SeenMessages.isDuplicate(ann, 0x0102030405060708L, TEN_O_CLOCK + 2_000, 0);
        SeenMessages.isDuplicate(ann, -1, TEN_O_CLOCK, 0);
        UserPanes.select(ann, 0, 0x1112131415161718L, TEN_O_CLOCK, 0, new Moves());
        UserPanes.select(ann, 2, 0x1112131415161718L, TEN_O_CLOCK + 10_000, 0, new Moves());
        EventWidth width = new EventWidth(1, 2);
        int before = KeptEvents.addRecent(ann, width, 1, TEN_O_CLOCK - 60_000, 0);
        KeptEvents.setSelected(ann, before, 0, 0x10000);
        int start = KeptEvents.await(ann, width, TEN_O_CLOCK + 2_000, new String[] {null, "environment=x"}, 0);
        KeptEvents.setSelected(ann, start, 0, 0x10001);
        KeptEvents.setSame(ann, start, 1, 77);
        return ann;
    }

    private static byte[] written(UserMemory memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryForm.write(memory, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static UserMemory read(byte[] bytes) throws IOException {
        return MemoryForm.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
