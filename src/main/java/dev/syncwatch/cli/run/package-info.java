/**
 * {@code syncwatch run}: takes settings, files and options, gives everything between telemetry and a page in this process, with the
 * tables and the page that people look at. Leaves out how jobs are wired ({@code job/}).
 */
package dev.syncwatch.cli.run;
