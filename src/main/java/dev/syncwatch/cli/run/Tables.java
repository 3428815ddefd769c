package dev.syncwatch.cli.run;

import dev.syncwatch.standalone.postgres.EmbeddedPostgres;
import dev.syncwatch.standalone.postgres.EmbeddedPostgresException;
import dev.syncwatch.store.postgres.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The database of this process: PostgreSQL of its own, or one that somebody else runs. */
public final class Tables implements AutoCloseable {
    private final Database database;
    private final EmbeddedPostgres own;

    private Tables(Database database, EmbeddedPostgres own) {
        this.database = database;
        this.own = own;
    }

    /** A database that somebody else runs; whether it is there is not asked. */
    static Tables named(Database database) {
        return new Tables(database, null);
    }

    /**
     * Starts one of our own. Pages must not wait for it, so what stands in its way is told, and not thrown.
     *
     * @param directory holds its data
     * @param port      1 to 65535, or 0 for any free port; where it is taken, any free one too
     * @param tell      takes whole sentences for a person
     * @return empty if it does not start
     */
    public static Optional<Tables> own(Path directory, int port, Consumer<String> tell) {
        try {
            return Optional.of(started(directory, port, tell));
        } catch (EmbeddedPostgresException failure) {
            tell.accept("warning: no tables and no dashboard, pages alone: " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static Tables started(Path directory, int port, Consumer<String> tell) {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(directory, port);
        } catch (EmbeddedPostgresException failure) {
            if (port == 0) {
                throw failure;
            }
            postgres = EmbeddedPostgres.start(directory, 0);
            tell.accept("warning: %s; it listens on %d".formatted(failure.getMessage(), postgres.port()));
        }
        return new Tables(new Database(postgres.url(), postgres.user(), postgres.password()), postgres);
    }

    public Database database() {
        return database;
    }

    /** Why our own serves no more; empty while it does, and for one that somebody else runs. */
    Optional<String> failure() {
        return Optional.ofNullable(own).flatMap(EmbeddedPostgres::failure);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
