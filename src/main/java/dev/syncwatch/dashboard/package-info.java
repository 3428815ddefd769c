/**
 * The web page over the store: takes the tables that the output job writes and whatever else is known of the pipeline's health, gives
 * a page and its JSON. Reads alone, and decides nothing that pages anybody.
 */
package dev.syncwatch.dashboard;
