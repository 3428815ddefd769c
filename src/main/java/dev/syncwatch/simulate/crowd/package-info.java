/**
 * Takes a scenario and a seed, lets its people live: all in one crowd, or in several side by side on as many threads as there are
 * processors. Crowds know nothing of each other, and within one nobody minds the others, so each phone lives through some minutes at
 * once; what they say is put in order second by second, and their truths are added up, so that nobody can tell how many there were.
 */
package dev.syncwatch.simulate.crowd;
