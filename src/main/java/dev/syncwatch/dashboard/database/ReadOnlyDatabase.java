package dev.syncwatch.dashboard.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The tables, for reading alone and within bounds: few connections, a time limit for each statement, and the role
 * {@code syncwatch_read} where the user may take it. Needs no database to start; each read tries anew.
 */
public final class ReadOnlyDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final Duration STATEMENT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERED_WITHIN = STATEMENT_WITHIN.plusSeconds(3);
    private static final Duration CONNECTION_KEPT = Duration.ofMinutes(10);

    /** Before the tables exist the role can read nothing: then the user stays who it is, and still can't write. */
    private static final String AT_CONNECT = """
            SET default_transaction_read_only = on;
            SET statement_timeout = %d;
            DO $$
            BEGIN
              IF has_table_privilege('syncwatch_read', to_regclass('progress'), 'SELECT') THEN
                SET ROLE syncwatch_read;
              END IF;
            EXCEPTION
              WHEN undefined_object OR insufficient_privilege THEN
                NULL;
            END
            $$
            """.formatted(STATEMENT_WITHIN.toMillis());

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private ReadOnlyDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(this::connection);
    }

    /** Reads through connections of {@code source}, which are pooled here. */
    public static ReadOnlyDatabase over(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("dashboard");
        config.setDataSource(source);
        config.setReadOnly(true);
        config.setConnectionInitSql(AT_CONNECT);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTED_WITHIN.toMillis());
        config.setValidationTimeout(CONNECTED_WITHIN.toMillis() / 2);
        config.setMaxLifetime(CONNECTION_KEPT.toMillis());
        config.setInitializationFailTimeout(-1);
        return new ReadOnlyDatabase(new HikariDataSource(config));
    }

    private Connection connection() throws SQLException {
        Connection connection = pool.getConnection();
        // A server that hangs does not keep to its own limit.
        connection.setNetworkTimeout(Runnable::run, (int) ANSWERED_WITHIN.toMillis());
        return connection;
    }

    /**
     * Reads as of one moment, however many statements it takes.
     *
     * @throws DatabaseUnavailable if the database gives no answer
     */
    public <T> T read(HandleCallback<T, RuntimeException> question) throws DatabaseUnavailable {
        try {
            return jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, (Handle handle) -> question.withHandle(handle));
        } catch (RuntimeException failure) {
            throw SqlFailure.of(failure).orElseThrow(() -> failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
