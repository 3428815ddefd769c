import { environmentQuery, rangeQuery } from "../address.js";

/**
 * What the page asks the server for.
 *
 * @typedef {object} Resource
 * @property {string} path
 * @property {string} follows the version in `/api/live` after whose change it is asked for again
 * @property {boolean} ranged whether it is asked for about a stretch of time, and rests when that does
 *
 * @typedef {object} Known what has come of asking for it
 * @property {?object} data the last good answer; null before the first
 * @property {?string} error why the newest question failed; null if it did not
 * @property {number} status of HTTP of that failure
 * @property {number} receivedAt of `data`, in milliseconds of the browser's steady clock
 */

/** @type {Object<string, Resource>} */
export const RESOURCES = {
  state: { path: "/api/state", follows: "state", ranged: false },
  series: { path: "/api/series", follows: "series", ranged: true },
  failures: { path: "/api/failures", follows: "series", ranged: true },
  breakdown: { path: "/api/breakdown", follows: "series", ranged: true },
  episodes: { path: "/api/episodes", follows: "episodes", ranged: true },
  notifications: { path: "/api/notifications", follows: "notifications", ranged: false },
  rules: { path: "/api/rules", follows: "rules", ranged: false },
  silences: { path: "/api/silences", follows: "silences", ranged: false },
};

/** @type {Known} */
export const UNKNOWN = Object.freeze({ data: null, error: null, status: 0, receivedAt: 0 });

/** What a resource is asked with. @param {Resource} resource @param {import("../address.js").View} view */
export function queryOf(resource, view) {
  return resource.ranged ? rangeQuery(view) : environmentQuery(view);
}

/** After an answer. @returns {Known} */
export function answered(data, now) {
  return { data, error: null, status: 200, receivedAt: now };
}

/** After a failure: the last good answer stays. @param {Known} before @param {import("../api.js").ApiError} failure @returns {Known} */
export function failed(before, failure) {
  return { ...before, error: failure.message, status: failure.status ?? 0 };
}

/**
 * Which resources are out of date.
 *
 * @param {Object<string, *>} before versions that were last told
 * @param {Object<string, *>} now versions that are told now
 * @param {boolean} atRest whether the range is one whose end has passed
 */
export function outdated(before, now, atRest) {
  return Object.entries(RESOURCES)
    .filter(([, resource]) => before[resource.follows] !== now[resource.follows])
    .filter(([, resource]) => !(atRest && resource.ranged))
    .map(([name]) => name);
}
