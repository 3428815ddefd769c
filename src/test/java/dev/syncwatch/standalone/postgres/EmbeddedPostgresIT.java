package dev.syncwatch.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    static Path folder;

    /** Where a server was before: to unpack the program and to make the first database takes seconds. */
    private static Path directory;

    @BeforeAll
    static void prepare() throws Exception {
        directory = Files.createDirectory(folder.resolve("used"));
        openToAll();
        EmbeddedPostgres.start(directory, 0).close();
    }

    @Test
    void nobodyElseGetsAtItsFiles() throws Exception {
        assertThat(permissions()).as("after its first start").isEqualTo("rwx------");
        openToAll();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(postgres.failure()).isEmpty();
            assertThat(permissions()).isEqualTo("rwx------");
        }
    }

    private static void openToAll() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    @Test
    void keepsItsDataOverAStopAndASecondCloseDoesNothing() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(directory, 0);
        execute(first, "CREATE TABLE stopped (number integer)", "INSERT INTO stopped VALUES (7)");
        assertThat(first.failure()).isEmpty();
        first.close();
        first.close();
        assertThat(first.failure()).isPresent();

        try (EmbeddedPostgres second = EmbeddedPostgres.start(directory, first.port())) {
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(one(second, "SELECT number FROM stopped")).isEqualTo("7");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenItsOwnerIsKilledAndEndsTheServerThatStayedBehind() throws Exception {
        ProcessHandle orphan;
        Process owner = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = owner.inputReader()) {
            assertThat(out.readLine()).isEqualTo("committed");
            orphan = Postmaster.of(directory.resolve("data")).process().orElseThrow();
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, 0)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(one(next, "SELECT number FROM committed")).isEqualTo("7");
        }
    }

    /** Starts a server, writes a row, and waits to be killed. */
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
            execute(postgres, "CREATE TABLE committed (number integer)", "INSERT INTO committed VALUES (7)");
            System.out.println("committed");
            Thread.currentThread().join();
        }
    }

    @Test
    void startsAfterAKilledServerAndAFileThatNamesAnotherProgram() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory, 0);
        execute(killed, "CREATE TABLE killed (number integer)", "INSERT INTO killed VALUES (7)");
        Path data = directory.resolve("data");
        ProcessHandle server = Postmaster.of(data).process().orElseThrow();
        List<String> file = Files.readAllLines(data.resolve("postmaster.pid"));
        server.destroyForcibly();
        server.onExit().get();
        killed.close();
        file.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(data.resolve("postmaster.pid"), file);

        try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, 0)) {
            assertThat(one(next, "SELECT number FROM killed")).isEqualTo("7");
        }
    }

    @Test
    void startsAnewWhereTheFirstStartWasCutShort() throws Exception {
        Path cutShort = folder.resolve("cut-short");
        Path data = Files.createDirectories(cutShort.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "# half written");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(cutShort, 0)) {
            assertThat(one(postgres, "SELECT 1")).isEqualTo("1");
            asksForAPasswordAndSurvivesALossOfPower(postgres);
        }
    }

    private static void asksForAPasswordAndSurvivesALossOfPower(EmbeddedPostgres postgres) throws SQLException {
        assertThat(one(postgres, "SHOW fsync")).isEqualTo("on");
        assertThat(one(postgres, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(one(postgres, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(one(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(one(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        for (String user : List.of("postgres", "syncwatch")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), user, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void saysInOneSentenceWhatIsWrong() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageStartingWith("PostgreSQL can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("PostgreSQL's data in " + directory + " is in use: another Syncwatch runs on it");
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
