/**
 * What the page's address says, so that every state of the page can be linked.
 *
 * @typedef {object} View
 * @property {?string} environment null for the server's first
 * @property {?string} range such as `3h`, ending now; null where from and to are given
 * @property {?string} from RFC 3339
 * @property {?string} to RFC 3339
 * @property {?string} episode the id of the episode that is opened
 */

export const RANGES = ["1h", "3h", "6h", "24h", "7d"];
const USUAL_RANGE = "3h";

/** A range's end that goes with the clock. @param {View} view */
export function isLive(view) {
  return view.range !== null;
}

/** Reads an address; what is not understood is the usual. @param {string} search @param {string} hash @returns {View} */
export function viewOf(search, hash) {
  const parameters = new URLSearchParams(search);
  const from = parameters.get("from");
  const to = parameters.get("to");
  const still = isTime(from) && isTime(to) && Date.parse(from) < Date.parse(to);
  const range = parameters.get("range");
  return {
    environment: parameters.get("environment"),
    range: still ? null : RANGES.includes(range) ? range : USUAL_RANGE,
    from: still ? from : null,
    to: still ? to : null,
    episode: new URLSearchParams(hash.replace(/^#/, "")).get("episode"),
  };
}

/** The address of a view, without the host. @param {View} view */
export function addressOf(view) {
  const hash = view.episode ? `#${new URLSearchParams({ episode: view.episode })}` : "";
  return `/?${rangeQuery(view)}${hash}`;
}

/** What the server is asked for about now: the environment alone. @param {View} view */
export function environmentQuery(view) {
  return new URLSearchParams(view.environment ? { environment: view.environment } : {});
}

/** What the server is asked for about a stretch of time. @param {View} view */
export function rangeQuery(view) {
  const parameters = environmentQuery(view);
  if (isLive(view)) {
    parameters.set("range", view.range);
  } else {
    parameters.set("from", view.from);
    parameters.set("to", view.to);
  }
  return parameters;
}

/** The same view at rest between two times. @param {View} view @param {number} from @param {number} to in epoch seconds */
export function between(view, from, to) {
  const time = (seconds) => new Date(Math.round(seconds) * 1000).toISOString().replace(".000Z", "Z");
  return { ...view, range: null, from: time(from), to: time(to) };
}

/** The same view, ending now. @param {View} view @param {string} [range] */
export function live(view, range = USUAL_RANGE) {
  return { ...view, range, from: null, to: null };
}

function isTime(text) {
  return text !== null && !Number.isNaN(Date.parse(text));
}
