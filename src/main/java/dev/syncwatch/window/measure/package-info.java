/**
 * Takes the texts of an event, gives what the plan makes of them: which selections hold, how groups are called. Phones say the same few
 * things again and again, so what was made of a text before is not made again. Leaves out what an event adds to panes.
 */
package dev.syncwatch.window.measure;
