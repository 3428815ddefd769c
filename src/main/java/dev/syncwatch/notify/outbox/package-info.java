/**
 * Takes: what a channel has decided to tell, and what came of each attempt. Gives: a record of both that survives a crash, and
 * that only the newest instance of a channel can write. Leaves out: what to tell ({@code plan/}) and how ({@code delivery/}).
 */
package dev.syncwatch.notify.outbox;
