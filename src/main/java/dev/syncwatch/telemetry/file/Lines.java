package dev.syncwatch.telemetry.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file line by line as bytes; a file whose name ends in {@code .gz} is unpacked. Lines end in LF or CRLF, the last one
 * may have no end. Blank lines, and a byte order mark at the start, are passed over.
 */
final class Lines implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CountingStream counted;
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int limit;
    private byte[] line = new byte[1024];
    private int start;
    private int length;
    private long number;

    /**
     * @param longest of a longer line only this many bytes are kept
     */
    Lines(Path file, int longest) throws IOException {
        this.counted = new CountingStream(Files.newInputStream(file));
        this.in = file.toString().endsWith(".gz") ? unpacked(counted) : counted;
        this.longest = longest;
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        } catch (IOException notPacked) {
            packed.close();
            throw notPacked;
        }
    }

    /** The next line that is not blank, without its end; null at the end of the file. */
    byte[] read() throws IOException {
        do {
            if (!readLine()) {
                return null;
            }
            number++;
            leaveOutMarks();
        } while (isBlank());
        return Arrays.copyOfRange(line, start, length);
    }

    /** The number of the line that was read last, from 1, blank ones counted. */
    long number() {
        return number;
    }

    /** Bytes of the file that have been read so far. */
    long bytesRead() {
        return counted.count;
    }

    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (next < limit || refill()) {
            any = true;
            int end = next;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            append(next, end);
            boolean complete = end < limit;
            next = complete ? end + 1 : end;
            if (complete) {
                return true;
            }
        }
        return any;
    }

    private boolean refill() throws IOException {
        next = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private void append(int from, int to) {
        int kept = Math.min(to - from, longest - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, kept);
        length += kept;
    }

    private void leaveOutMarks() {
        boolean marked = number == 1 && length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
        start = marked ? 3 : 0;
        if (length > start && line[length - 1] == '\r') {
            length--;
        }
    }

    private boolean isBlank() {
        for (int i = start; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts what is read from the disk, packed or not: that is what a progress bar can compare with the file's size. */
    private static final class CountingStream extends java.io.FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count += Math.max(0, read);
            return read;
        }
    }
}
