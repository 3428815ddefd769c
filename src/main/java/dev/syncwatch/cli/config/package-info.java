/**
 * Takes what somebody wants of the flag {@code learningSync.enabled}, gives its event to the topic of remote config, and shows what
 * stands there. Leaves out the config service itself: phones learn nothing from here.
 */
package dev.syncwatch.cli.config;
