/**
 * {@code syncwatch demo}: a simulated world, the real pipeline and vendors that are none, in one process.
 *
 * <p>Takes a scenario; gives what people on call would see of it, as it comes, and a verdict on whether everything arrived exactly
 * once. Leaves out how the world works ({@code simulate}) and how pages are written ({@code notify}).
 */
package dev.syncwatch.cli.demo;
