package dev.syncwatch.store.postgres;

import dev.syncwatch.store.retention.Sweep;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows over one connection until the database has them. While it is away, or refuses everything, it tries again and again; a row
 * that it refuses for itself is found by halving, and left out.
 */
final class RowWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowWriter.class);

    private final Database database;
    private final Waiting waiting;
    private final Refusals refusals;
    private Connection connection;

    RowWriter(Database database, Waiting waiting, Refusals refusals) {
        this.database = database;
        this.waiting = waiting;
        this.refusals = refusals;
    }

    /** Returns once every row is in the database, or was refused for itself. */
    void write(Table table, List<Row> rows) throws InterruptedException {
        Deque<List<Row>> pieces = new ArrayDeque<>(List.of(rows));
        while (!pieces.isEmpty()) {
            List<Row> piece = pieces.peek();
            try {
                upsert(table, piece);
                waiting.over();
                pieces.pop();
            } catch (SQLException failure) {
                if (!SqlFailure.isOfTheRow(failure)) {
                    close();
                    waiting.next(failure);
                } else if (piece.size() == 1) {
                    refusals.add(table, failure);
                    pieces.pop();
                } else {
                    pieces.pop();
                    pieces.push(piece.subList(piece.size() / 2, piece.size()));
                    pieces.push(piece.subList(0, piece.size() / 2));
                }
            }
        }
    }

    /** Deletes a little of what is too old; true if there may be more. What can't be deleted now is so later. */
    boolean sweep(Sweep sweep) {
        try {
            return sweep.run(connection());
        } catch (SQLException failure) {
            LOG.warn("What is too old was not deleted: {}", SqlFailure.words(failure));
            close();
            return false;
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = database.connect("syncwatch-output");
        }
        return connection;
    }

    private void upsert(Table table, List<Row> rows) throws SQLException {
        Connection open = connection();
        try (PreparedStatement statement = open.prepareStatement(table.upsert())) {
            for (int column = 0; column < table.width(); column++) {
                statement.setArray(column + 1, open.createArrayOf("text", column(rows, column)));
            }
            statement.executeUpdate();
        }
    }

    private static String[] column(List<Row> rows, int column) {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).values()[column];
        }
        return values;
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException goneAlready) {
                // It is closed on this side, and that is all that matters.
            }
        }
    }
}
