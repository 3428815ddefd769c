package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.installation.Victim;
import java.time.Duration;
import java.time.Instant;

/**
 * A part is taken away.
 *
 * @param at     when the world's time has come to it
 * @param which  of several, from 0; counted round
 * @param killed by SIGKILL, or asked to end
 * @param away   for how long, by the clock on the wall
 */
public record Blow(Instant at, Victim victim, int which, boolean killed, Duration away) {}
