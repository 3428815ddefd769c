package dev.syncwatch.cli.run;

import dev.syncwatch.job.LocalPager;
import java.util.EnumSet;
import java.util.Set;

/** What {@code run} can run in its process, where others run elsewhere. */
enum Part {
    DETECTION(LocalPager.Job.DETECTION),
    NOTIFICATION(LocalPager.Job.NOTIFICATION),
    HEARTBEAT(LocalPager.Job.HEARTBEAT),
    /** What fills the tables. */
    OUTPUT(null),
    /** The page over them. */
    DASHBOARD(null);

    private final LocalPager.Job job;

    Part(LocalPager.Job job) {
        this.job = job;
    }

    /** Those of them that stand between telemetry and a page. */
    static Set<LocalPager.Job> ofPager(Set<Part> parts) {
        Set<LocalPager.Job> jobs = EnumSet.noneOf(LocalPager.Job.class);
        parts.stream().filter(part -> part.job != null).forEach(part -> jobs.add(part.job));
        return jobs;
    }
}
