/**
 * Takes: on which days, at what time of a place's clocks and for how long something recurs. Gives: the time that is on at an instant, or
 * the next one. Leaves out: what holds then, and between which dates.
 */
package dev.syncwatch.notify.silence.recurrence;
