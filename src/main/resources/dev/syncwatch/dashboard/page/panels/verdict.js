import { h, icon } from "../dom/tree.js";
import { duration, glued, number, percent, signed } from "../words/format.js";
import { moment, outwardLink, severityBadge, shadowBadge, skeleton, stateBadge } from "../words/pieces.js";
import { measureOf, valueText } from "../words/quantity.js";
import { standingOf } from "../words/standing.js";
import { explanation, whoFails } from "./evidence.js";
import { linkTo } from "./links.js";

/**
 * First of all: is it broken now, since when, how bad, for whom, why, what to do.
 *
 * @typedef {import("../model.js").Model} Model
 * @typedef {import("../dom/tree.js").Tree} Tree
 */

/** @param {Model} model @returns {Tree|Tree[]} */
export function verdict(model) {
  const state = model.known.state.data;
  if (state === null) {
    return model.freshness.state === "broken" ? null : waiting();
  }
  if (model.freshness.state === "empty") {
    return null;
  }
  const live = state.open.filter((episode) => episode.mode === "live");
  return live.length > 0 ? trouble(model, state, live) : calm(model, state);
}

function waiting() {
  return h("div", { class: "verdict-head", "aria-busy": "true" }, h("div", {}, h("h1", { class: "verdict-title" }, "Looking …"), skeleton(2)));
}

function calm(model, state) {
  const standing = standingOf(state);
  return [
    h(
      "div",
      { class: `verdict-head tone-${standing.tone}` },
      icon(standing.sign),
      h("div", {}, h("h1", { class: "verdict-title" }, standing.word), h("p", { class: "verdict-line" }, quiet(model, state), " ", lastRate(state))),
    ),
    pending(state, state.clock),
  ];
}

/** Since when no alert has been open, as far as the range on the page tells. */
function quiet(model, state) {
  const ended = (model.known.episodes.data?.episodes ?? []).filter((episode) => episode.mode === "live" && episode.endsAt).map((episode) => episode.endsAt);
  const last = ended.sort().at(-1);
  if (state.verdict === "unknown") {
    return "No alert was open when the data ended.";
  }
  return last && last <= state.clock ? ["No alert has been open since ", moment(last, state.clock), `, for ${elapsed(last, state.clock)}.`] : "No alert is open.";
}

function lastRate(state) {
  const rate = state.rate;
  if (!rate || rate.failureRate === null) {
    return "No sync was tried in the last 15 min.";
  }
  const threshold = typeof rate.threshold === "number" ? ` (threshold ${percent(rate.threshold)})` : "";
  return [h("strong", {}, percent(rate.failureRate, rate.threshold)), ` of ${number(rate.attempts)} syncs failed${threshold} in the 15 min to `, moment(rate.windowEnd, state.clock), "."];
}

function trouble(model, state, live) {
  const standing = standingOf(state);
  const worst = live[0];
  const since = state.incident?.startsAt ?? worst.startsAt;
  return [
    h(
      "div",
      { class: `verdict-head tone-${standing.tone}` },
      icon(standing.sign),
      h(
        "div",
        {},
        h("p", { class: "verdict-word" }, standing.word, " ", severityBadge(worst.severity, worst.mode)),
        h("h1", { class: "verdict-title" }, glued(worst.title)),
        h("p", { class: "verdict-line" }, isSilence(worst) ? "Alert since " : "Since ", moment(since, state.clock), `, for ${elapsed(since, state.clock)}`, live.length > 1 ? `, ${live.length} alerts open` : "", "."),
      ),
    ),
    isSilence(worst) ? silence(state, worst) : numbers(state, worst),
    h("div", { class: "verdict-body" }, advice(model, worst, state.clock), who(worst)),
    others(model, live.slice(1), state.clock),
    pending(state, state.clock),
  ];
}

/** Whether it is about what did not happen: then its value is for how long, and shares of failures say nothing. */
function isSilence(episode) {
  return measureOf(episode.numbers) === "seconds";
}

function silence(state, worst) {
  return h(
    "dl",
    { class: "numbers" },
    figure("without one success", valueText(worst.value, worst.threshold, worst.numbers), "at the last full minute"),
    state.rate ? figure("people active", number(state.rate.activeUsers), "in 15 min") : null,
  );
}

function numbers(state, worst) {
  const { rate, incident } = state;
  const hit = Math.max(worst.numbers?.users ?? 0, incident?.usersHit ?? 0);
  return h(
    "dl",
    { class: "numbers" },
    rate && rate.failureRate !== null
      ? [
          figure("of syncs fail", percent(rate.failureRate, rate.threshold), typeof rate.threshold === "number" ? `threshold ${percent(rate.threshold)}` : "no threshold", rate),
          figure("syncs failed", number(rate.failures), `of ${number(rate.attempts)} in 15 min`),
        ]
      : null,
    hit > 0 ? figure(hit === 1 ? "person hit" : "people hit", number(hit), rate ? `${number(rate.activeUsers)} active` : "") : null,
    rate ? figure("records in queues", signed(rate.queueDelta), "in 15 min") : null,
  );
}

function figure(label, value, note, rate = null) {
  return h("div", {}, h("dt", {}, label), h("dd", {}, h("span", { class: "big" }, value), gauge(rate), h("span", { class: "note" }, note)));
}

/** The rate on a scale that ends at three thresholds, so that a third of it is what may be. */
function gauge(rate) {
  if (typeof rate?.threshold !== "number" || rate.threshold <= 0) {
    return null;
  }
  const share = Math.min(1, rate.failureRate / (3 * rate.threshold));
  return h("span", { class: "gauge", "aria-hidden": "true", style: { "--share": String(share) } });
}

function advice(model, worst, clock) {
  return explanation("h2", worst, clock, [outwardLink(worst.runbook, "Open the runbook"), linkTo(model.view, worst.episode, "Everything about this alert")]);
}

function who(worst) {
  return h("div", {}, h("h2", {}, "Who fails"), whoFails(worst.evidence) ?? h("p", { class: "nothing" }, "The alert tells of no failed syncs."));
}

function others(model, episodes, clock) {
  return episodes.length === 0
    ? null
    : h(
        "div",
        { class: "also" },
        h("h2", {}, "Also open"),
        h("ul", {}, episodes.map((episode) => h("li", { key: episode.episode }, stateBadge(episode.state), severityBadge(episode.severity, episode.mode), linkTo(model.view, episode.episode, glued(episode.title)), h("span", { class: "note" }, " since ", moment(episode.startsAt, clock))))),
      );
}

function pending(state, clock) {
  return state.pending.length === 0
    ? null
    : h(
        "div",
        { class: "also" },
        h("h2", {}, "Not paged yet"),
        h("ul", {}, state.pending.map((alert) => h("li", { key: alert.alert }, stateBadge("pending"), shadowBadge(alert.mode), glued(alert.title), h("span", { class: "note" }, " since ", moment(alert.since, clock))))),
      );
}

function elapsed(since, clock) {
  return duration((Date.parse(clock) - Date.parse(since)) / 1000);
}

/** What is read out when it changes, and only then: no numbers that move every minute. @param {Model} model @returns {string} */
export function announcement(model) {
  const state = model.known.state.data;
  if (model.freshness.state === "stale" || model.freshness.state === "broken") {
    return model.freshness.state === "stale" ? "The data on this page is old." : "Syncwatch can’t be asked.";
  }
  if (state === null || model.freshness.state === "empty") {
    return "";
  }
  const worst = state.open.find((episode) => episode.mode === "live");
  const hit = worst && state.incident ? ` since ${state.incident.startsAt.slice(11, 16)} UTC` : "";
  return worst ? `${standingOf(state).word}: ${worst.rule}, ${worst.severity}${hit}.` : `${standingOf(state).word}.`;
}

