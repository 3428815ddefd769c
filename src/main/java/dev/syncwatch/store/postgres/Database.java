package dev.syncwatch.store.postgres;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A database, and as whom to connect to it.
 *
 * @param url as JDBC has it: {@code jdbc:postgresql://host:port/name}
 */
public record Database(String url, String user, String password) implements Serializable {
    /** A server that says nothing for so long is gone, and what was not confirmed is written again. */
    private static final String ANSWERS_WITHIN_SECONDS = "30";

    private static final String CONNECTS_WITHIN_SECONDS = "10";

    /** Not by {@link java.sql.DriverManager}: on a cluster it knows no driver that came with a job after the first. */
    private static final Driver DRIVER = driver();

    private static Driver driver() {
        Driver driver = new Driver();
        try {
            // The JVM's list of drivers would hold on to all classes of a job that is over.
            if (Database.class.getClassLoader() != ClassLoader.getSystemClassLoader() && Driver.isRegistered()) {
                Driver.deregister();
            }
        } catch (SQLException listed) {
            // Then they stay until the JVM ends.
        }
        return driver;
    }

    /** A connection that never waits for ever; the caller closes it. */
    public Connection connect(String as) throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", user);
        put(properties, "password", password);
        properties.setProperty("ApplicationName", as);
        properties.setProperty("connectTimeout", CONNECTS_WITHIN_SECONDS);
        properties.setProperty("socketTimeout", ANSWERS_WITHIN_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DRIVER.connect(url, properties);
        if (connection == null) {
            throw new SQLException("no address of PostgreSQL: " + this);
        }
        return connection;
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
