package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.job.silence.file.SilenceFile;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import dev.syncwatch.rule.yaml.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code syncwatch silence expire}. */
@Command(
        name = "expire",
        mixinStandardHelpOptions = true,
        description = "Ends a silence now. What it held back and still fires is told.")
final class ExpireCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "as `silence list` shows it")
    private String id;

    @Mixin
    private SilencePlace kafka;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DetectionSettings settings = kafka.settings();
        try (SilenceTopic topic = SilencePlace.topic(settings)) {
            SilenceBook book = topic.read();
            Optional<Silence> silence = book.find(id);
            if (silence.isEmpty()) {
                List<String> ids = book.all().stream().map(Silence::id).toList();
                return refuse("there is no silence " + id + Nearest.hint(id, ids));
            }
            if (id.startsWith(SilenceFile.ORIGIN)) {
                return refuse(id + " stands in a file, which would bring it back: take it out there");
            }
            expire(silence.get(), topic, SilencePlace.now(settings));
            return ExitCode.GOOD;
        }
    }

    private void expire(Silence silence, SilenceTopic topic, SilencePlace.Now now) throws Exception {
        if (silence.state(now.time()) == Schedule.State.EXPIRED) {
            spec.commandLine()
                    .getOut()
                    .println(id + " ended at " + silence.when().endsAt() + " already");
            return;
        }
        Silence ended = silence.endedAt(now.time());
        topic.write(ended);
        spec.commandLine()
                .getOut()
                .println(id + " ends at " + ended.when().endsAt() + " (now, " + now.source() + "): " + ended.what());
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println(reason);
        return ExitCode.BAD_INPUT;
    }
}
