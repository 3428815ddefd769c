package dev.syncwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderedLinesSinkTest {

    private record Entry(long at, String order) {}

    @TempDir
    private Path folder;

    private Path file;
    private SinkWriter<Entry> writer;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("lines.txt");
        writer = new OrderedLinesSink<Entry>(
                        file,
                        new OrderedLinesSink.Line<>(
                                entry -> Instant.ofEpochMilli(entry.at()),
                                Entry::order,
                                entry -> entry.at() + " " + entry.order()))
                .createWriter(null);
    }

    @Test
    void writesByTime_thenByText() throws Exception {
        write(20, "a");
        write(10, "b");
        write(10, "a");
        assertThat(end()).containsExactly("10 a", "10 b", "20 a");
    }

    @Test
    void writesALineOnceItsTimeIsOver_andNotBefore() throws Exception {
        write(20, "a");
        write(10, "a");
        writer.writeWatermark(new Watermark(8));
        assertThat(written()).isEmpty();
        writer.writeWatermark(new Watermark(9));
        assertThat(written()).containsExactly("10 a");
        writer.writeWatermark(new Watermark(19));
        assertThat(written()).containsExactly("10 a", "20 a");
    }

    @Test
    void linesOfOneTimeWaitForEachOther() throws Exception {
        write(10, "b");
        writer.flush(false);
        assertThat(Files.readAllLines(file)).isEmpty();
        write(10, "a");
        writer.writeWatermark(new Watermark(9));
        assertThat(written()).containsExactly("10 a", "10 b");
    }

    @Test
    void ordersByUtf8Bytes_notByJavasUnits() throws Exception {
        String privateUse = "\uE000";
        String supplementary = "😀";
        assertThat(supplementary).as("in UTF-16").isLessThan(privateUse);
        for (String text : List.of(supplementary, privateUse, "é", "z", "", "z/", "\uFFFD")) {
            write(10, text);
        }
        assertThat(end())
                .containsExactly(
                        "10 ", "10 z", "10 z/", "10 é", "10 " + privateUse, "10 \uFFFD", "10 " + supplementary);
    }

    @Test
    void ordersTimesBefore1970() throws Exception {
        write(0, "a");
        write(-10, "a");
        writer.writeWatermark(new Watermark(-11));
        assertThat(written()).containsExactly("-10 a");
        assertThat(end()).containsExactly("-10 a", "0 a");
    }

    @Test
    void halfASurrogatePairIsNoReasonToStop() throws Exception {
        write(10, "a\ud83d");
        assertThat(end()).containsExactly("10 a?");
    }

    private void write(long at, String order) throws Exception {
        writer.write(new Entry(at, order), null);
    }

    private List<String> written() throws Exception {
        writer.flush(false);
        return Files.readAllLines(file);
    }

    private List<String> end() throws Exception {
        writer.flush(true);
        writer.close();
        return Files.readAllLines(file);
    }
}
