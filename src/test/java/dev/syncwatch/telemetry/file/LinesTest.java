package dev.syncwatch.telemetry.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final int LONGEST = 200_000;

    @TempDir
    private Path folder;

    /** Each line behind its number. */
    private List<String> lines(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        List<String> all = new ArrayList<>();
        try (Lines lines = new Lines(file, LONGEST)) {
            for (byte[] line = lines.read(); line != null; line = lines.read()) {
                all.add(lines.number() + ":" + new String(line, ISO_8859_1));
            }
            assertThat(lines.read()).isNull();
            assertThat(lines.bytesRead()).isEqualTo(content.length);
        }
        return all;
    }

    private List<String> lines(String content) throws IOException {
        return lines("events.ndjson", content.getBytes(ISO_8859_1));
    }

    private static byte[] packed(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content.getBytes(ISO_8859_1));
        }
        return packed.toByteArray();
    }

    @Test
    void linesEndInLfOrCrlf_andTheLastOneNeedsNoEnd() throws IOException {
        assertThat(lines("a\nb\r\nc\n")).containsExactly("1:a", "2:b", "3:c");
        assertThat(lines("a\nb")).containsExactly("1:a", "2:b");
        assertThat(lines("a\nb\r")).containsExactly("1:a", "2:b");
        assertThat(lines("a\rb\r\r\n c \n")).containsExactly("1:a\rb\r", "2: c ");
    }

    @Test
    void blankLinesAreCountedAndPassedOver() throws IOException {
        assertThat(lines("\n\na\n \t \r\n\r\n\rb\n\n")).containsExactly("3:a", "6:\rb");
        assertThat(lines("\n \n")).isEmpty();
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void otherBytesStayAsTheyAre() throws IOException {
        assertThat(lines("\0\u00ff\u0085\f\n\u000b\n")).containsExactly("1:\0\u00ff\u0085\f", "2:\u000b");
    }

    @Test
    void aByteOrderMarkAtTheStartIsPassedOver() throws IOException {
        assertThat(lines("\u00ef\u00bb\u00bfa\n\u00ef\u00bb\u00bfb\n")).containsExactly("1:a", "2:\u00ef\u00bb\u00bfb");
        assertThat(lines("\u00ef\u00bb\u00bf\r\na")).containsExactly("2:a");
        assertThat(lines("\u00ef\u00bb")).containsExactly("1:\u00ef\u00bb");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, LONGEST - 1, LONGEST})
    void linesMayEndAnywhereInTheBuffer(int length) throws IOException {
        String line = "x".repeat(length);
        assertThat(lines(line + "\n" + line + "\r\nb")).containsExactly("1:" + line, "2:" + line, "3:b");
    }

    @Test
    void ofALongerLineOnlyItsStartIsKept() throws IOException {
        String kept = "x".repeat(LONGEST);
        assertThat(lines("a\n" + kept + "yz\nb\n" + kept + kept + kept))
                .containsExactly("1:a", "2:" + kept, "3:b", "4:" + kept);
    }

    @Test
    void packedFilesAreUnpacked_inOnePieceOrSeveral() throws IOException {
        assertThat(lines("e.ndjson.gz", packed("a\nb\r\n\nc"))).containsExactly("1:a", "2:b", "4:c");

        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        pieces.writeBytes(packed("a\nb"));
        pieces.writeBytes(packed("c\nd"));
        assertThat(lines("e.gz", pieces.toByteArray())).containsExactly("1:a", "2:bc", "3:d");
        assertThat(lines("empty.gz", packed(""))).isEmpty();
    }

    @Test
    void whatOnlyCallsItselfPackedIsAnError() throws IOException {
        byte[] cut = packed("a\nb".repeat(100));

        assertThatThrownBy(() -> lines("plain.gz", "a\nb\n".getBytes(ISO_8859_1)))
                .isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> lines("nothing.gz", new byte[0])).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> lines("cut.gz", Arrays.copyOf(cut, cut.length - 9)))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> new Lines(folder.resolve("missing"), LONGEST)).isInstanceOf(NoSuchFileException.class);
    }
}
