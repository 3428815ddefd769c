/**
 * Gives how the backend answers a request at a moment, by what the scenario lets go wrong then, and whose fault it was; its log
 * lines; and the remote flag as a phone knows it. Leaves out what phones make of it.
 */
package dev.syncwatch.simulate.backend;
