package dev.syncwatch.cli.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Hands what is written to a thread of its own, a few large blocks ahead, so that a simulation goes on while the disk works. */
final class WriteBehind extends OutputStream {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 4;
    private static final Block END = new Block(new byte[0], 0);

    private final OutputStream out;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread thread = new Thread(this::writeUntilEnd, "write-behind");
    private volatile IOException failure;
    private byte[] filling;
    private int filled;

    private record Block(byte[] bytes, int length) {}

    /** Closes {@code out} with itself. */
    WriteBehind(OutputStream out) {
        this.out = out;
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new byte[BLOCK_BYTES]);
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
            int now = Math.min(length - done, BLOCK_BYTES - filled);
            System.arraycopy(bytes, from + done, filling, filled, now);
            filled += now;
            done += now;
            if (filled == BLOCK_BYTES) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        try {
            full.put(new Block(filling, filled));
            filling = free.take();
            filled = 0;
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
            full.put(new Block(filling, filled));
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
            for (Block block = full.take(); block != END; block = full.take()) {
                if (failure == null) {
                    write(block);
                }
                free.put(block.bytes());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Block block) {
        try {
            out.write(block.bytes(), 0, block.length());
        } catch (IOException failed) {
            failure = failed;
        }
    }
}
