package dev.syncwatch.store.postgres;

import dev.syncwatch.store.retention.Retention;
import dev.syncwatch.store.retention.Sweep;
import dev.syncwatch.store.table.Row;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes rows into their tables, batch by batch, and all that came before a checkpoint before that checkpoint. Since a row that is not
 * newer changes nothing, at least once is as good as exactly once.
 *
 * <p>Flink's own connector for JDBC was looked at: while a database is away it fails its job at the first connection that can't be made
 * again, so that Flink restarts it over and over, and it has no way past a row that is refused. This one holds up what comes behind it
 * instead, which is what back-pressure is for.
 */
public final class PostgresSink implements Sink<Row> {
    private static final long serialVersionUID = 1;

    private final Database database;
    private final Batching batching;
    private final Retention retention;

    /**
     * When rows are written.
     *
     * @param rows  as soon as there are so many, from 1
     * @param every or after so long, above 0
     */
    public record Batching(int rows, Duration every) implements Serializable {}

    /** {@code retention}: what is older is deleted, once an hour. */
    public PostgresSink(Database database, Batching batching, Retention retention) {
        this.database = database;
        this.batching = batching;
        this.retention = retention;
    }

    @Override
    public SinkWriter<Row> createWriter(WriterInitContext context) {
        PostgresWriter writer = new PostgresWriter(database, batching, context);
        if (context.getTaskInfo().getIndexOfThisSubtask() == 0) {
            writer.keepFor(new Sweep(retention));
        }
        return writer;
    }
}
