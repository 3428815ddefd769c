package dev.syncwatch.dashboard.query.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.dashboard.answer.SilencesAnswer;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.SilenceView;
import dev.syncwatch.notify.silence.recurrence.BadRecurrence;
import dev.syncwatch.notify.silence.recurrence.Occurrence;
import dev.syncwatch.notify.silence.recurrence.RecurrenceJson;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Silences of all environments, since their matchers may hold for any. */
public final class SilencesQuery {
    private static final Duration STILL_OF_INTEREST = Duration.ofDays(7);

    private static final String SQL = """
            SELECT id, matchers, starts_at, ends_at, author, reason, recurs
              FROM silence
             WHERE ends_at > :since
             ORDER BY CASE WHEN ends_at <= :now THEN 2 WHEN starts_at <= :now THEN 0 ELSE 1 END, ends_at, id
             LIMIT 200
            """;

    private static final Comparator<SilenceView> BY_INTEREST = Comparator.comparing((SilenceView silence) ->
                    List.of("active", "pending", "expired").indexOf(silence.state()))
            .thenComparing(SilenceView::endsAt)
            .thenComparing(SilenceView::id);

    private SilencesQuery() {}

    public static SilencesAnswer answer(Snapshot snapshot) {
        Instant now = snapshot.now();
        return new SilencesAnswer(
                snapshot.clock(),
                snapshot
                        .handle()
                        .createQuery(SQL)
                        .bind("since", now.minus(STILL_OF_INTEREST))
                        .bind("now", now)
                        .map(Row.as(row -> silence(row, now)))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .sorted(BY_INTEREST)
                        .toList());
    }

    /** Empty for one that makes no sense, or recurs in a way that this version does not know: nobody's pages are held back for it. */
    private static Optional<SilenceView> silence(Row row, Instant now) throws SQLException {
        Optional<Schedule> when = schedule(row);
        return when.isEmpty() ? Optional.empty() : Optional.of(view(row, when.get(), now));
    }

    private static Optional<Schedule> schedule(Row row) throws SQLException {
        Instant startsAt = row.time("starts_at");
        Instant endsAt = row.time("ends_at");
        JsonNode recurs = row.json("recurs");
        try {
            return endsAt.isBefore(startsAt)
                    ? Optional.empty()
                    : Optional.of(new Schedule(startsAt, endsAt, recurs.isNull() ? null : RecurrenceJson.read(recurs)));
        } catch (BadRecurrence unknown) {
            return Optional.empty();
        }
    }

    private static SilenceView view(Row row, Schedule when, Instant now) throws SQLException {
        Optional<Occurrence> time = when.occurrence(now);
        return new SilenceView(
                row.text("id"),
                SilenceView.what(row.json("matchers")),
                time.map(Occurrence::startsAt).orElse(when.startsAt()),
                time.map(Occurrence::endsAt).orElse(when.endsAt()),
                when.recurs() == null ? null : when.recurs().toString(),
                when.state(now).name().toLowerCase(Locale.ROOT),
                row.text("author"),
                row.text("reason"));
    }
}
