package dev.syncwatch.cli.score;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Wild;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One scenario to be acted out with one seed.
 *
 * @param kind    the line of the table that it counts for
 * @param command what runs it alone
 */
record Trial(String kind, Scenario scenario, long seed, String command) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Everything that makes it what it is, for people. */
    String knobs() {
        String incidents = scenario.incidents().stream().map(this::words).collect(Collectors.joining("; "));
        return "%s, %d users, %s sessions a day of %s, from %s for %s%s, %s, %s, seed %d"
                .formatted(
                        scenario.name(),
                        scenario.users(),
                        scenario.app().sessionsPerDay(),
                        words(scenario.app().session()),
                        CLOCK.format(scenario.start()),
                        words(scenario.length()),
                        incidents.isEmpty() ? "" : ", " + incidents,
                        words(scenario.wild()),
                        words(scenario.envelopes()),
                        seed);
    }

    private static String words(Wild wild) {
        return "flaky %s, offline %s, wrong clocks %s, SDK retries %s, expired tokens %s, lost storage %s"
                .formatted(
                        percent(wild.flaky()),
                        percent(wild.offline()),
                        percent(wild.wrongClocks()),
                        percent(wild.sdkRetries()),
                        percent(wild.expiredTokens()),
                        percent(wild.lostStorage()));
    }

    private static String words(Scenario.Envelopes envelopes) {
        return "flat:segment:CloudEvents %.0f:%.0f:%.0f"
                .formatted(envelopes.flat(), envelopes.segment(), envelopes.cloudEvents());
    }

    private static String percent(double share) {
        return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share) + " %";
    }

    private String words(Incident incident) {
        return "%s of %s from %s for %s%s%s"
                .formatted(
                        incident.kind().word(),
                        percent(incident.share()),
                        CLOCK.format(scenario.start().plus(incident.from())),
                        words(incident.to().minus(incident.from())),
                        incident.status() == 0 ? "" : ", status " + incident.status(),
                        incident.appVersion() == null ? "" : ", release " + incident.appVersion());
    }

    private static String words(Duration duration) {
        return duration.toMinutes() % 60 == 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
