/**
 * Takes what the model counted of its own doing, and says at which evaluations a rule's definition holds in it. Each definition is written
 * down once more, over steps and sums alone: nothing of windows, detectors or alerts is used. Plain Java.
 */
package dev.syncwatch.cli.score.truth;
