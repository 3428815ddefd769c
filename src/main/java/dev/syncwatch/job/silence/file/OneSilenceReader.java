package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.List;

/** Reads what stands between one {@code -} and the next in a file of silences. */
record OneSilenceReader(Problems problems, Values values) {

    /** Null if it is not good; then problems were reported. */
    Silence read(YamlValue.Mapping written, String idPrefix) {
        int before = problems.reports();
        ScheduleReader schedules = new ScheduleReader(problems, values);
        Section section = new Section(schedules.withoutWordsOfOthers(written), problems);
        String id = values.name(section.need("id"));
        List<FieldMatcher> matchers = new MatchReader(problems, values).read(section.need("match"));
        Schedule when = schedules.read(section);
        String author = values.text(section.need("author"));
        String reason = values.text(section.need("reason"));
        section.close();
        return problems.reports() == before ? new Silence(idPrefix + id, matchers, when, author, reason) : null;
    }
}
