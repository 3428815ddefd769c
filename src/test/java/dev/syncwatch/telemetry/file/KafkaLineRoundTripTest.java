package dev.syncwatch.telemetry.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class KafkaLineRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 1000)
    void keepsEveryValueAndItsArrival(
            @ForAll("values") byte[] value, @ForAll @LongRange(max = 253_402_300_799_999L) long timestamp) {
        byte[] line = KafkaLine.wrap(KafkaLineTest.record(timestamp, value));

        assertThat(line).doesNotContain('\n', '\r');
        KafkaLine read = KafkaLine.unwrap(line);
        assertThat(read.partition()).isEqualTo(3);
        assertThat(read.offset()).isEqualTo(42);
        assertThat(read.timestamp()).isEqualTo(timestamp);
        assertThat(withoutLineBreaks(bytes(read.value()))).isEqualTo(withoutLineBreaks(value));
    }

    @Property(tries = 1000)
    void keepsBytesThatAreNoJsonExactly(@ForAll byte[] value) {
        byte[] line = KafkaLine.wrap(KafkaLineTest.record(0, value));

        if (!JsonBytes.isOneValue(value)) {
            assertThat(bytes(KafkaLine.unwrap(line).value())).isEqualTo(value);
        }
    }

    @Property(tries = 1000)
    void embedsEveryJsonDocumentReadably(@ForAll("documents") String document) throws IOException {
        byte[] line = KafkaLine.wrap(KafkaLineTest.record(0, document.strip().getBytes(UTF_8)));

        JsonNode tree = JSON.readTree(line);
        assertThat(tree.get("value")).isEqualTo(JSON.readTree(document));
    }

    @Property(tries = 1000)
    void neverThrowsAndNeverPointsAstrayInDamagedLines(
            @ForAll("documents") String document, @ForAll @IntRange(max = 10_000) int at, @ForAll byte damage) {
        byte[] line = KafkaLine.wrap(KafkaLineTest.record(0, document.strip().getBytes(UTF_8)));
        line[at % line.length] = damage;

        KafkaLine read = KafkaLine.unwrap(line);
        if (read != null && read.value() != null && read.value().bytes() == line) {
            assertThat(JsonBytes.isOneValue(bytes(read.value()))).isTrue();
        }
    }

    @Property(tries = 1000)
    void rejectsEveryTruncatedLine(@ForAll("documents") String document, @ForAll @IntRange(max = 10_000) int cut) {
        byte[] line = KafkaLine.wrap(KafkaLineTest.record(0, document.getBytes(UTF_8)));

        assertThat(KafkaLine.unwrap(Arrays.copyOf(line, cut % line.length))).isNull();
    }

    @Provide
    Arbitrary<byte[]> values() {
        return Arbitraries.oneOf(
                documents().map(document -> document.getBytes(UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
    }

    /** JSON with white space in every place where it may stand, line breaks included. */
    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "0", "-0.0", "1e400", "123456789012345678901234567890"),
                Arbitraries.strings().ofMaxLength(8).map(KafkaLineRoundTripTest::quoted),
                Arbitraries.longs().map(String::valueOf));
        return Arbitraries.lazyOf(
                () -> scalars, () -> scalars, () -> lists("[", "]", documents()), () -> lists("{", "}", members()));
    }

    private Arbitrary<String> members() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                        Arbitraries.of("kafka", "value"),
                                        Arbitraries.strings().ofMaxLength(4))
                                .map(KafkaLineRoundTripTest::quoted),
                        blanks(),
                        documents())
                .as((name, blank, document) -> name + blank + ":" + blank + document);
    }

    private static Arbitrary<String> lists(String open, String close, Arbitrary<String> items) {
        return Combinators.combine(items.list().ofMaxSize(3), blanks())
                .as((list, blank) ->
                        list.stream().collect(Collectors.joining("," + blank, open + blank, blank + close)));
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "\n", "\r\n\t");
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text.replaceAll("[\\ud800-\\udfff]", "?"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(KafkaLine.Value value) {
        return Arrays.copyOfRange(value.bytes(), value.from(), value.to());
    }

    private static String withoutLineBreaks(byte[] bytes) {
        return new String(bytes, ISO_8859_1).replace('\n', ' ').replace('\r', ' ');
    }
}
