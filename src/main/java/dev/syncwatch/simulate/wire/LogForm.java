package dev.syncwatch.simulate.wire;

/** Who writes log lines, and how. */
public enum LogForm {
    FLAT,
    /** Google Cloud Logging, with the service among the labels. */
    CLOUD_LABELS,
    /** Google Cloud Logging, with the service in the payload. */
    CLOUD_PAYLOAD
}
