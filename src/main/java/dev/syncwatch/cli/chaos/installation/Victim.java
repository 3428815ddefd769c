package dev.syncwatch.cli.chaos.installation;

/** A sort of part that can be taken away. */
public enum Victim {
    BROKER("broker"),
    /** Detection and output in one process. */
    FLINK("run"),
    /** It says which JobManager leads. */
    ZOO_KEEPER("ZooKeeper"),
    TASK_MANAGER("TaskManager"),
    JOB_MANAGER("JobManager"),
    DATABASE("PostgreSQL"),
    /** The notification job. */
    PAGER("pager");

    private final String word;

    Victim(String word) {
        this.word = word;
    }

    /** What people call it. */
    public String word() {
        return word;
    }
}
