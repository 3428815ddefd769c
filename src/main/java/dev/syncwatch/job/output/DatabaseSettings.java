package dev.syncwatch.job.output;

import dev.syncwatch.rule.SecretRef;
import dev.syncwatch.store.postgres.Database;
import java.util.Map;
import java.util.Optional;

/**
 * Where rows go.
 *
 * @param url      {@code jdbc:postgresql://host:port/name}
 * @param user     null to leave it to the URL
 * @param password where it is kept, {@code ${NAME}} or {@code ${file:PATH}}; null for none
 */
public record DatabaseSettings(String url, String user, String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /** What is wrong with it, in words; empty if nothing is. */
    Optional<String> problem() {
        if (url == null || !url.startsWith(JDBC)) {
            return Optional.of("database.url has to begin with " + JDBC + "//");
        }
        if (url.contains("password=")) {
            return Optional.of("database.url holds a password: write where it is kept as database.password");
        }
        return password != null && SecretRef.read(password).isEmpty()
                ? Optional.of(
                        "database.password is a secret: write ${NAME} of a variable or ${file:PATH}, not the password itself")
                : Optional.empty();
    }

    /**
     * With the secret fetched.
     *
     * @throws IllegalStateException if it is not there; the message names the place
     */
    public Database in(Map<String, String> environment) {
        return new Database(url, user, password == null ? null : secret(environment));
    }

    private String secret(Map<String, String> environment) {
        return SecretRef.read(password)
                .flatMap(kept -> kept.resolve(environment))
                .orElseThrow(
                        () -> new IllegalStateException("the password of the database, " + password + ", is not set"));
    }
}
