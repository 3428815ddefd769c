package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.flink.RemoteFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code syncwatch submit}: hands a job to a Flink cluster. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description =
                "Hands a job to a Flink cluster, and returns once it runs. What the files hold is sent; secrets that they name are"
                        + " fetched where the JobManager runs.")
public final class SubmitCommand implements Callable<Integer> {

    @Mixin
    private SubmitOptions options;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "a savepoint or checkpoint to go on from, as `stop` and `cluster status` tell it")
    private String from;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        JobToSubmit job = options.job();
        RemoteFlink flink = options.target().flink();
        String name = job.job().word();
        if (flink.running(name).isPresent()) {
            err.printf(
                    "syncwatch submit: %s runs already; `syncwatch upgrade %s` replaces it%n",
                    name, options.settings());
            return ExitCode.BAD_INPUT;
        }
        JobStart.Started started = start(flink, job);
        if (started.failure().isPresent()) {
            err.printf(
                    "syncwatch submit: %s was handed over and does not run yet: %s%nFlink goes on trying; `syncwatch stop %s --now` ends it%n",
                    name, started.failure().get(), name);
            return ExitCode.OUTSIDE_FAILED;
        }
        spec.commandLine()
                .getOut()
                .printf("%s runs as job %s%s%n", name, started.job().id(), from == null ? "" : ", from " + from);
        spec.commandLine().getOut().flush();
        return ExitCode.GOOD;
    }

    private JobStart.Started start(RemoteFlink flink, JobToSubmit job) throws IOException, InterruptedException {
        String jar = flink.upload(options.jar());
        try {
            return new JobStart(flink, jar, from, options.within()).of(job);
        } finally {
            new UploadedJars(flink).clear();
        }
    }
}
