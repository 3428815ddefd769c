/**
 * Takes a scenario and a seed, lets its people live: some of them one after the other, or all of them in crowds, side by side on as
 * many threads as there are processors. Crowds know nothing of each other; what they emit is merged by its stamps, and their truths
 * are added up, so that nobody can tell how many there were.
 */
package dev.syncwatch.simulate.crowd;
