/** @typedef {import("./resources.js").Known} Known */

const STALE_SECONDS = 60;

/**
 * How far what the page shows can be trusted.
 *
 * @typedef {object} Freshness
 * @property {"loading"|"empty"|"live"|"stale"|"broken"} state
 * @property {?number} behindSeconds how old the newest evaluation is; null where nobody knows
 * @property {?string} error why the server or its database can't be asked
 */

/**
 * Ages what the server said by the time that has passed since.
 *
 * @param {Known} known of `/api/state`
 * @param {number} now in milliseconds of the clock that `receivedAt` is by
 * @returns {Freshness}
 */
export function freshnessOf(known, now) {
  const { data, error } = known;
  if (data === null) {
    return { state: error === null ? "loading" : "broken", behindSeconds: null, error };
  }
  const said = data.freshness;
  const behindSeconds = typeof said.behindSeconds === "number" ? said.behindSeconds + (now - known.receivedAt) / 1000 : null;
  if (error !== null || said.state === "broken") {
    return { state: "broken", behindSeconds, error };
  }
  if (said.state === "empty") {
    return { state: "empty", behindSeconds: null, error: null };
  }
  const stale = said.state === "stale" || behindSeconds > STALE_SECONDS;
  return { state: stale ? "stale" : "live", behindSeconds, error: null };
}
