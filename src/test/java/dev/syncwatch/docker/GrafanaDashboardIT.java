package dev.syncwatch.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.docker.GrafanaSql.Query;
import dev.syncwatch.fixture.PostgresFixture;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the dashboard over our tables, as somebody who may only look. */
@Timeout(60)
class GrafanaDashboardIT {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    private static final Path FOLDER = Path.of("docker/grafana/dashboards");
    private static final GrafanaSql GRAFANA = new GrafanaSql(
            Instant.parse("2026-01-05T10:00:00Z"),
            Instant.parse("2026-01-05T11:02:00Z"),
            Duration.ofMinutes(5),
            List.of("production", "staging"));

    private static final Set<Integer> NUMBERS = Set.of(Types.BIGINT, Types.INTEGER, Types.DOUBLE, Types.NUMERIC);
    private static final Set<Integer> TIMES = Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);

    private static Connection reader;

    @BeforeAll
    static void tablesAndRows() throws Exception {
        PostgresFixture.Database database = postgres.newDatabase();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:dev/syncwatch/store/migrations")
                .load()
                .migrate();
        try (InputStream rows = GrafanaDashboardIT.class.getResourceAsStream("an-hour-with-an-outage.sql")) {
            database.execute(
                    new String(rows.readAllBytes(), UTF_8),
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO syncwatch_read",
                    "DROP ROLE IF EXISTS grafana",
                    "CREATE ROLE grafana LOGIN PASSWORD 'looks-only' IN ROLE syncwatch_read");
        }
        reader = DriverManager.getConnection(database.url(), "grafana", "looks-only");
    }

    @AfterAll
    static void close() throws Exception {
        reader.close();
    }

    static List<Query> queries() throws Exception {
        return GrafanaSql.of(FOLDER.resolve("learning-sync.json"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersWithColumnsThatGrafanaCanDraw(Query query) throws Exception {
        Map<String, Integer> columns = new LinkedHashMap<>();
        int rows = 0;
        try (Statement statement = reader.createStatement();
                ResultSet answer = statement.executeQuery(GRAFANA.interpolated(query.sql()))) {
            ResultSetMetaData meta = answer.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                assertThat(columns.put(meta.getColumnLabel(i), meta.getColumnType(i)))
                        .as("another column " + meta.getColumnLabel(i))
                        .isNull();
            }
            while (answer.next()) {
                rows++;
            }
        }
        assertThat(rows).isBetween(1, 1000);
        if (query.format().equals("time_series")) {
            assertIsTimeSeries(columns);
        }
    }

    /** A time first, perhaps the name of the series, and numbers. */
    private static void assertIsTimeSeries(Map<String, Integer> columns) {
        assertThat(columns.keySet()).first().isEqualTo("time");
        assertThat(columns.remove("time")).matches(type -> TIMES.contains(type) || NUMBERS.contains(type));
        Integer name = columns.remove("metric");
        assertThat(name == null || name == Types.VARCHAR).isTrue();
        assertThat(columns).isNotEmpty();
        assertThat(columns.values()).allMatch(NUMBERS::contains);
    }

    @Test
    void timeSeriesAreInOrderOfTime() throws Exception {
        for (Query query : queries()) {
            if (query.format().equals("time_series")) {
                assertThat(times(query)).as(query.panel()).isSorted();
            }
        }
    }

    private static List<Double> times(Query query) throws SQLException {
        List<Double> times = new ArrayList<>();
        String sql = "SELECT * FROM (" + GRAFANA.interpolated(query.sql()) + ") AS answer";
        try (Statement statement = reader.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                Object time = answer.getObject(1);
                times.add(time instanceof Timestamp at ? at.getTime() / 1000.0 : answer.getDouble(1));
            }
        }
        return times;
    }

    @Test
    void annotationsHaveTheColumnsThatGrafanaLooksFor() throws Exception {
        Query episodes = queries().stream()
                .filter(query -> query.panel().startsWith("annotation"))
                .findFirst()
                .orElseThrow();
        try (Statement statement = reader.createStatement();
                ResultSet answer = statement.executeQuery(GRAFANA.interpolated(episodes.sql()))) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getTimestamp("time").toInstant()).isEqualTo(Instant.parse("2026-01-05T10:21:00Z"));
            assertThat(answer.getTimestamp("timeend").toInstant()).isEqualTo(Instant.parse("2026-01-05T10:45:00Z"));
            assertThat(answer.getString("text")).contains("syncs failed");
            assertThat(answer.getString("tags")).isEqualTo("failure-rate,critical");
        }
    }

    @Test
    void whoLooksCannotWrite() {
        assertThatThrownBy(() -> {
                    try (Statement statement = reader.createStatement()) {
                        statement.execute("DELETE FROM window_rate");
                    }
                })
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyPanelHasItsPlaceAndASourceThatIsProvisioned() throws Exception {
        String sources = Files.readString(Path.of("docker/grafana/provisioning/datasources/syncwatch.yml"));
        for (String file : List.of("learning-sync.json", "syncwatch-itself.json")) {
            JsonNode dashboard =
                    new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
            assertThat(dashboard.get("panels"))
                    .extracting(panel -> panel.get("id").asInt())
                    .doesNotHaveDuplicates();
            assertThat(dashboard.get("schemaVersion").asInt()).isEqualTo(39);
            for (JsonNode source : dashboard.findValues("datasource")) {
                assertThat(sources).contains("uid: " + source.get("uid").asText() + "\n");
            }
            for (JsonNode panel : dashboard.get("panels")) {
                JsonNode place = panel.get("gridPos");
                assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
            }
        }
    }
}
