package dev.syncwatch.cli.bench.latency;

import java.time.Duration;

/**
 * What is tried.
 *
 * @param samples how many environments cross the threshold
 */
record Trial(String name, Duration pane, Duration outOfOrderness, Duration heartbeat, int samples) {

    /** As {@code jobs/detection.yaml} holds it. */
    String detectionYaml() {
        return "startFrom: earliest\nlogs: topic\nremoteConfig: topic\npane: %dms\noutOfOrderness: %dms\n"
                .formatted(pane.toMillis(), outOfOrderness.toMillis());
    }

    /** As {@code jobs/heartbeat.yaml} holds it. */
    String heartbeatYaml() {
        return "every: %dms\n".formatted(heartbeat.toMillis());
    }
}
