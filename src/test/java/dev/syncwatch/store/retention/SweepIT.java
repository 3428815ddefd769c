package dev.syncwatch.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The newest time that is stored is 2020-01-01: whatever the clock on the wall says. */
class SweepIT {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private static final Retention KEPT = new Retention(
            Duration.ofDays(10), Duration.ofDays(20), Duration.ofDays(30), Duration.ofDays(40), Duration.ofDays(50));

    private PostgresFixture.Database place;

    @BeforeEach
    void makeTables() throws Exception {
        place = postgres.newDatabase();
        Migrations.apply(new Database(place.url(), place.user(), place.password()));
    }

    @Test
    void deletesWhatIsOlderThanItsKindIsKeptAndNothingElse() throws Exception {
        place.execute(
                "INSERT INTO progress VALUES (true, '2020-01-01', now())",
                everyDay("window_rate", "g, 'e', 0, 0, 0, NULL, 0, 0, NULL"),
                everyDay("sync_minute", "g, 'e', '', '', 0, 0, 0, 0, 0, 0, 0, 0"),
                everyDay("failure_minute", "g, 'e', '', '', 0, 0"),
                everyDay("alert_change", "'a', g, 'r', 'e', NULL, 'pending', 'inactive', NULL, '', '', 0, 0, '', '{}'"),
                everyDay("alert", "'a' || g, g, 'r', 'e', NULL, 'resolved', 'firing', NULL, '', '', 0, 0, '', '{}'"),
                everyDay("incident", "'i' || g, 'e', g, g, '', '', NULL, NULL, '{}', 0, 0, g, 1"),
                everyDay("notification", "'c', 'n' || g, '', '', '', '', NULL, g, NULL, NULL, 0, NULL"),
                everyDay("rule_status", "'s' || g, g, '', '', '', '', '', '', 0, 0, '{}'"));

        sweep(new Sweep(KEPT));

        assertThat(count("sync_minute")).isEqualTo(11);
        assertThat(count("failure_minute")).isEqualTo(11);
        assertThat(count("window_rate")).isEqualTo(21);
        assertThat(count("alert_change")).isEqualTo(31);
        assertThat(count("alert")).isEqualTo(31);
        assertThat(count("incident")).isEqualTo(41);
        assertThat(count("notification")).as("by the newest of them").isEqualTo(51);
        assertThat(count("rule_status")).isEqualTo(2);
    }

    @Test
    void keepsWhatStillGoesOnHoweverOldItIs() throws Exception {
        place.execute(
                "INSERT INTO progress VALUES (true, '2020-01-01', now())",
                "INSERT INTO alert VALUES ('a', '2018-01-01', 'r', 'e', 'a@', 'firing', 'inactive', NULL, '', '', 0, 0, '', '{}')",
                "INSERT INTO alert_change SELECT * FROM alert",
                "INSERT INTO incident VALUES ('i', 'e', '2018-01-01', NULL, '', '', NULL, NULL, '{a@}', 1, 0, '2018-01-01')");

        sweep(new Sweep(KEPT));

        assertThat(count("alert") + count("alert_change") + count("incident")).isEqualTo(3);
    }

    @Test
    void takesAPortionAtATimeAndDeletesNothingOfAnEmptyStore() throws Exception {
        sweep(new Sweep(KEPT));
        place.execute(
                "INSERT INTO progress VALUES (true, '2020-01-01', now())",
                everyDay("failure_minute", "g, 'e', '', '', 0, 0"));

        try (Connection connection = place.connect()) {
            assertThat(new Sweep(KEPT, 60).run(connection)).isTrue();
            assertThat(count("failure_minute")).isEqualTo(41);
            assertThat(new Sweep(KEPT, 60).run(connection)).isFalse();
        }
        assertThat(count("failure_minute")).isEqualTo(11);
    }

    private void sweep(Sweep sweep) throws SQLException {
        try (Connection connection = place.connect()) {
            assertThat(sweep.run(connection)).isFalse();
        }
    }

    /** 101 rows: one a day, the newest of the first day of 2020. */
    private static String everyDay(String table, String values) {
        return "INSERT INTO " + table + " SELECT " + values
                + " FROM generate_series(timestamptz '2020-01-01' - interval '100 days', '2020-01-01', '1 day') g";
    }

    private int count(String table) throws SQLException {
        try (Connection connection = place.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*)::int FROM " + table)) {
            found.next();
            return found.getInt(1);
        }
    }
}
