/**
 * Open pages: takes connections, gives each a word as soon as something that it shows has changed. Leaves out what changed: the page
 * asks for it.
 */
package dev.syncwatch.dashboard.live;
