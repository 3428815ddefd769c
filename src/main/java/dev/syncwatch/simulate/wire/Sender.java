package dev.syncwatch.simulate.wire;

/**
 * Who says it, as it goes onto the wire.
 *
 * @param user the user's number, from 0
 * @param session the number of the session, from 0
 * @param clockErrorMillis the phone's clock − true time
 */
public record Sender(int user, int session, boolean ios, String appVersion, long clockErrorMillis) {}
