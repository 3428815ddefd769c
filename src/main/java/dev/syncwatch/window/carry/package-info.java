/**
 * Takes state that was saved under one plan of measures, gives the same state as it lies under another: what both measure is found by
 * its name, what only the old one did is dropped, what only the new one does begins empty.
 */
package dev.syncwatch.window.carry;
