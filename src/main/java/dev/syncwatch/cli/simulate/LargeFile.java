package dev.syncwatch.cli.simulate;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * A file that may grow larger than memory: whole blocks go to the disk without a copy in the system's cache, which costs as much processor
 * time as to think the records up, and would push out what others keep there. The rest goes the usual way, and all of it where the file
 * system or the device knows no other.
 */
final class LargeFile implements WritableByteChannel {
    /** What memory and file positions have to be multiples of; disks and file systems in use ask for as much or less. */
    static final int PAGE_BYTES = 4096;

    private final FileChannel cached;
    /** Null where the cache can't be gone around. */
    private FileChannel direct;

    private long written;

    private LargeFile(FileChannel cached, FileChannel direct) {
        this.cached = cached;
        this.direct = direct;
    }

    /** Made anew, or emptied. */
    static LargeFile create(Path file) throws IOException {
        FileChannel cached = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
        try {
            return new LargeFile(cached, FileChannel.open(file, WRITE, ExtendedOpenOption.DIRECT));
        } catch (IOException | UnsupportedOperationException notHere) {
            return new LargeFile(cached, null);
        }
    }

    @Override
    public int write(ByteBuffer block) throws IOException {
        int bytes = direct != null && isWholePages(block) ? writeDirect(block) : writeCached(block);
        written += bytes;
        return bytes;
    }

    private boolean isWholePages(ByteBuffer block) {
        return block.isDirect()
                && written % PAGE_BYTES == 0
                && block.remaining() % PAGE_BYTES == 0
                && block.alignmentOffset(block.position(), PAGE_BYTES) == 0;
    }

    /** A device that asks for larger multiples says so at the first block. */
    private int writeDirect(ByteBuffer block) throws IOException {
        int start = block.position();
        try {
            return direct.write(block, written);
        } catch (IOException refused) {
            direct.close();
            direct = null;
            return writeCached(block.position(start));
        }
    }

    private int writeCached(ByteBuffer block) throws IOException {
        // What is no file, /dev/null or a pipe, has no positions.
        return cached.position() == written
                ? cached.write(block)
                : cached.position(written).write(block);
    }

    @Override
    public boolean isOpen() {
        return cached.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (cached) {
            if (direct != null) {
                direct.close();
            }
        }
    }
}
