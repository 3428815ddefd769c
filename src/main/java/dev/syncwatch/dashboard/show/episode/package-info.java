/** Episodes as the page shows them: the records that become JSON, and which of them people should see first. */
package dev.syncwatch.dashboard.show.episode;
