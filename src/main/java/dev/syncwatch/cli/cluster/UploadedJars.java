package dev.syncwatch.cli.cluster;

import dev.syncwatch.job.cluster.SubmittedJob;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Our jars on a cluster: those of jobs that run have to stay, so that an upgrade that fails can go back. */
record UploadedJars(RemoteFlink flink) {
    private static final Pattern OURS = Pattern.compile(".*_syncwatch-[^/]*-jobs\\.jar");

    /** Takes those of ours away from which nothing runs any more. */
    void clear() throws InterruptedException {
        Set<String> used = new HashSet<>();
        for (RemoteJob job : flink.jobs()) {
            String jar = job.seen().isOver() ? null : job.parameters().get(SubmittedJob.JAR);
            used.add(String.valueOf(jar));
        }
        for (String jar : flink.jars()) {
            if (OURS.matcher(jar).matches() && !used.contains(jar)) {
                flink.deleteJar(jar);
            }
        }
    }
}
