package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.chaos.reach.Reach;
import java.time.Duration;
import java.time.Instant;

/** A blow that was struck, until all is as if it had not been: what came in until then is evaluated, stored and told, and jobs run. */
final class Wound {
    /** Nothing is evaluated before the next pane ends. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final Blow blow;
    private final Part part;
    private final Instant position;
    private final long struckAt;
    private long startedAt;
    private boolean started;

    /** {@code position}: how far the world was, as far as it was written. */
    Wound(Blow blow, Part part, Instant position) {
        this.blow = blow;
        this.part = part;
        this.position = position.minus(SLACK);
        this.struckAt = System.nanoTime();
    }

    void strike() throws Exception {
        if (blow.killed()) {
            part.kill();
        } else {
            part.stop();
        }
    }

    /** Brings the part back if it is time, and again if it ends by itself, as a supervisor does. */
    void tend() throws Exception {
        if (System.nanoTime() - struckAt >= blow.away().toNanos() && !part.isAlive()) {
            part.start();
            started = true;
            startedAt = System.nanoTime();
        }
    }

    boolean isHealed(Reach reach) {
        return started
                && !reach.evaluated().isBefore(position)
                && !reach.stored().isBefore(position)
                && reach.read()
                && reach.ranAt() - startedAt >= 0;
    }

    Victim victim() {
        return blow.victim();
    }

    boolean wasKilled() {
        return blow.killed();
    }

    Part part() {
        return part;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - struckAt);
    }

    @Override
    public String toString() {
        return "%s of %s at %s"
                .formatted(blow.killed() ? "kill" : "restart", blow.victim().word(), blow.at());
    }
}
