import { duration } from "./format.js";

/** @typedef {import("../model.js").Model} Model */

/**
 * How things stand, in one word with one sign.
 *
 * @typedef {object} Standing
 * @property {string} tone which of the page's looks it has
 * @property {string} sign the icon's name
 * @property {string} word
 */

const BY_VERDICT = {
  recovering: { tone: "recovering", sign: "recovering", word: "Recovering" },
  pending: { tone: "pending", sign: "pending", word: "Looks wrong, not paged yet" },
  ok: { tone: "ok", sign: "ok", word: "All is well" },
  unknown: { tone: "unknown", sign: "unsure", word: "Can’t tell" },
};

/** What the newest answer says, whether or not it is still true. @param {object} state an answer of `/api/state` @returns {Standing} */
export function standingOf(state) {
  if (state.verdict === "firing") {
    return gravest(state) === "critical"
      ? { tone: "broken", sign: "firing", word: "Broken" }
      : { tone: "impaired", sign: "pending", word: "Impaired" };
  }
  return BY_VERDICT[state.verdict] ?? BY_VERDICT.unknown;
}

/** Why that can't be relied on; null if it can. @param {Model} model @returns {?Standing} */
export function doubtOf(model) {
  const { state, behindSeconds } = model.freshness;
  switch (state) {
    case "stale":
      return { tone: "doubt", sign: "stale", word: `Data is ${duration(behindSeconds)} old` };
    case "broken":
      return model.known.state.status === 401
        ? { tone: "doubt", sign: "cut", word: "This page needs a token" }
        : { tone: "doubt", sign: "cut", word: "Syncwatch can’t be asked" };
    default:
      return null;
  }
}

function gravest(state) {
  const firing = state.open.filter((episode) => episode.state === "firing" && episode.mode === "live");
  return firing.some((episode) => episode.severity === "critical") ? "critical" : "warning";
}
