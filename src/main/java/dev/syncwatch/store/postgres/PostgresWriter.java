package dev.syncwatch.store.postgres;

import dev.syncwatch.store.retention.Sweep;
import dev.syncwatch.store.table.Row;
import java.time.Duration;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Gathers rows and writes them out; while that can't be done it blocks, and with it what sends rows. */
final class PostgresWriter implements SinkWriter<Row> {
    /** What was written for the first time has settled by then. */
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(5);

    private static final Duration NEXT_SWEEP = Duration.ofHours(1);

    /** Rows are written in between. */
    private static final Duration NEXT_PORTION = Duration.ofMillis(500);

    private final PostgresSink.Batching batching;
    private final ProcessingTimeService time;
    private final Batch batch = new Batch();
    private final RowWriter writer;
    private final Counter written;
    private boolean timed;

    PostgresWriter(Database database, PostgresSink.Batching batching, WriterInitContext context) {
        this.batching = batching;
        this.time = context.getProcessingTimeService();
        MetricGroup metrics = context.metricGroup();
        this.written = rows(metrics, "written");
        Counter refused = rows(metrics, "refused");
        Waiting waiting = new Waiting();
        metrics.gauge("syncwatch_database_failed_tries", waiting::failures);
        this.writer = new RowWriter(database, waiting, new Refusals(refused::inc));
    }

    private static Counter rows(MetricGroup metrics, String result) {
        return metrics.addGroup("result", result).counter("syncwatch_rows_total");
    }

    /** Deletes from now on what is too old. */
    void keepFor(Sweep sweep) {
        after(FIRST_SWEEP, sweep);
    }

    private void after(Duration pause, Sweep sweep) {
        time.registerTimer(time.getCurrentProcessingTime() + pause.toMillis(), now -> {
            boolean more = writer.sweep(sweep);
            after(more ? NEXT_PORTION : NEXT_SWEEP, sweep);
        });
    }

    @Override
    public void write(Row row, Context context) throws InterruptedException {
        batch.add(row);
        if (batch.size() >= batching.rows()) {
            writeAll();
        } else if (!timed) {
            timed = true;
            time.registerTimer(
                    time.getCurrentProcessingTime() + batching.every().toMillis(), now -> {
                        timed = false;
                        writeAll();
                    });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        writeAll();
    }

    private void writeAll() throws InterruptedException {
        for (Batch.Part part : batch.takeAll()) {
            writer.write(part.table(), part.rows());
            written.inc(part.rows().size());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
