package dev.syncwatch.store.postgres;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A database, and as whom to connect to it.
 *
 * @param url as JDBC has it: {@code jdbc:postgresql://host:port/name}
 */
public record Database(String url, String user, String password) implements Serializable {
    /** A server that says nothing for so long is gone, and what was not confirmed is written again. */
    private static final String ANSWERS_WITHIN_SECONDS = "30";

    private static final String CONNECTS_WITHIN_SECONDS = "10";

    /** A connection that never waits for ever; the caller closes it. */
    public Connection connect(String as) throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", user);
        put(properties, "password", password);
        properties.setProperty("ApplicationName", as);
        properties.setProperty("connectTimeout", CONNECTS_WITHIN_SECONDS);
        properties.setProperty("socketTimeout", ANSWERS_WITHIN_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }

    private static void put(Properties properties, String name, String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    /** Without what may be secret: a URL can hold a password too. */
    @Override
    public String toString() {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }
}
