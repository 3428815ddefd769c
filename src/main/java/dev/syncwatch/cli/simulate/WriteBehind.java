package dev.syncwatch.cli.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands what is written to a thread of its own, a few large blocks ahead, so that a simulation goes on while the disk works. Blocks lie
 * outside of the heap, at whole pages of memory, from where a disk takes them without another copy.
 */
final class WriteBehind extends OutputStream {
    static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 4;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final WritableByteChannel out;
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread thread = new Thread(this::writeUntilEnd, "write-behind");
    private volatile IOException failure;
    private ByteBuffer filling;

    /** Closes {@code out} with itself. */
    WriteBehind(WritableByteChannel out) {
        this.out = out;
        for (int i = 0; i < BLOCKS; i++) {
            free.add(ByteBuffer.allocateDirect(BLOCK_BYTES + LargeFile.PAGE_BYTES)
                    .alignedSlice(LargeFile.PAGE_BYTES)
                    .slice(0, BLOCK_BYTES));
        }
        filling = free.remove();
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int now = Math.min(length - done, filling.remaining());
            filling.put(bytes, from + done, now);
            done += now;
            if (!filling.hasRemaining()) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        try {
            full.put(filling.flip());
            filling = free.take();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        throwFailure();
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** Returns once all is written; throws what made that fail. */
    @Override
    public void close() throws IOException {
        if (!thread.isAlive()) {
            return;
        }
        try (out) {
            full.put(filling.flip());
            full.put(END);
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        throwFailure();
    }

    /** After a failure blocks still go around, or who writes would wait for ever. */
    private void writeUntilEnd() {
        try {
            for (ByteBuffer block = full.take(); block != END; block = full.take()) {
                if (failure == null) {
                    write(block);
                }
                free.put(block.clear());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(ByteBuffer block) {
        try {
            while (block.hasRemaining()) {
                out.write(block);
            }
        } catch (IOException failed) {
            failure = failed;
        }
    }
}
