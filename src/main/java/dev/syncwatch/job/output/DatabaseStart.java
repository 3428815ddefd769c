package dev.syncwatch.job.output;

import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Does what needs a database with its tables: at once if the database is there, else in the background, as soon as it is. */
final class DatabaseStart implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** Nobody there, or there and not ready: what passes by itself. The rest is for a person to mend. */
    private static final Set<String> PASSING = Set.of("08", "53", "57");

    private final Database database;
    private final Step then;
    private final Consumer<String> tell;
    private final Thread waiting = new Thread(this::waitForDatabase, "output-start");
    private volatile String failure;

    /** What comes next. */
    interface Step {
        void run() throws Exception;
    }

    /** {@code tell} takes whole sentences for a person. */
    DatabaseStart(Database database, Step then, Consumer<String> tell) {
        this.database = database;
        this.then = then;
        this.tell = tell;
        waiting.setDaemon(true);
    }

    /** Returns once it is done, or once it is known that the database is away. */
    void start() throws Exception {
        Optional<SQLException> away = migrate();
        if (away.isEmpty()) {
            then.run();
            return;
        }
        tell.accept("warning: the database " + database + " can't be reached, and output waits for it: "
                + away.get().getMessage().lines().findFirst().orElse(""));
        waiting.start();
    }

    private Optional<SQLException> migrate() throws SQLException {
        try {
            Migrations.apply(database);
            return Optional.empty();
        } catch (SQLException refused) {
            String state = refused.getSQLState();
            if (state == null || !PASSING.contains(state.substring(0, 2))) {
                throw refused;
            }
            return Optional.of(refused);
        }
    }

    private void waitForDatabase() {
        try {
            while (migrate().isPresent()) {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
            then.run();
            tell.accept("The database " + database + " is there, and output has begun.");
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            failure = "output can't begin: " + broken.getMessage();
        }
    }

    /** Why it was given up; empty while it was not. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits no longer. */
    @Override
    public void close() throws InterruptedException {
        waiting.interrupt();
        waiting.join();
    }
}
