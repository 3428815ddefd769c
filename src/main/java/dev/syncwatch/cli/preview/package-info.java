/**
 * Takes: a rule and its file, perhaps changes that a replay wrote. Gives: every page of an episode's life as each vendor would
 * get it, from data that is made up to fit the rule's kind and thresholds. Leaves out: sending, and arguments.
 */
package dev.syncwatch.cli.preview;
