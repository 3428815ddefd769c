package dev.syncwatch.dashboard.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;

/** One row of an answer, by the names of its columns. */
public final class Row {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResultSet columns;

    private Row(ResultSet columns) {
        this.columns = columns;
    }

    /** What becomes of a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    /** The same for the library that reads rows. */
    public static <T> RowMapper<T> as(Reading<T> reading) {
        return (columns, context) -> reading.of(new Row(columns));
    }

    /** Null where the column is. */
    public String text(String column) throws SQLException {
        return columns.getString(column);
    }

    /** Null where the column is. */
    public Instant time(String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Null where the column is. */
    public Double real(String column) throws SQLException {
        double value = columns.getDouble(column);
        return columns.wasNull() ? null : value;
    }

    /** A count, which is never null. */
    public long count(String column) throws SQLException {
        return columns.getLong(column);
    }

    /** JSON null where the column is null. */
    public JsonNode json(String column) throws SQLException {
        String text = columns.getString(column);
        try {
            return text == null ? JSON.nullNode() : JSON.readTree(text);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("PostgreSQL holds JSON that is none in " + column, defect);
        }
    }
}
