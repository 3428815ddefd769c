/**
 * Takes a scenario and a seed, gives what the app's phones and its backend would have sent, in order of arrival, and the truth
 * about it: a pure function of the two. Leaves out who watches: nothing here knows a rule, a window or an alert, and the
 * truth is what the model did, not what its events look like.
 */
package dev.syncwatch.simulate;
