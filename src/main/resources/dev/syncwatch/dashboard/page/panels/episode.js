import { between } from "../address.js";
import { h } from "../dom/tree.js";
import { moment, nothing, outwardLink, skeleton, stateBadge, table } from "../words/pieces.js";
import { numbersText, valueText } from "../words/quantity.js";
import { explanation, whoFails } from "./evidence.js";
import { linkToView } from "./links.js";
import { notificationList } from "./notifications.js";

/** @typedef {import("../model.js").Model} Model */

const MARGIN_SECONDS = 30 * 60;

/** All that is known of one episode. @param {Model} model @param {object} episode as a list has it */
export function episodeDetails(model, episode) {
  const known = model.episodes[episode.episode];
  const details = known?.data;
  const clock = model.known.episodes.data?.clock ?? episode.startsAt;
  return h(
    "div",
    { class: "episode-details" },
    h("div", { class: "verdict-body" }, cause(model, episode, clock), h("div", {}, h("h3", {}, "Who fails"), whoFails(episode.evidence) ?? nothing("It tells of no failed syncs."))),
    details ? history(details) : known?.error ? h("p", { class: "nothing" }, `Its history can’t be shown: ${known.error}.`) : skeleton(4),
  );
}

function cause(model, episode, clock) {
  return explanation("h3", episode, clock, [
    outwardLink(episode.runbook, "Open the runbook"),
    linkToView(around(model.view, episode, clock), "Show its time on the charts"),
    h("span", { class: "note" }, episode.incident ?? episode.alert),
  ]);
}

/** The stretch of time in which the episode lies, with what came before and after. */
function around(view, episode, clock) {
  const from = Date.parse(episode.startsAt) / 1000;
  const to = Date.parse(episode.endsAt ?? clock) / 1000;
  return between({ ...view, episode: episode.episode }, from - MARGIN_SECONDS, to + MARGIN_SECONDS);
}

function history(details) {
  const { changes, notifications, clock } = details;
  return [
    h("h3", {}, "What happened"),
    table("Changes", ["When", "State", "Value", "Numbers"], changes.map((change) => changeRow(change, clock)), "changes"),
    h("h3", {}, "Who was told"),
    notifications.length === 0 ? h("p", { class: "nothing" }, "Nobody was told of it.") : notificationList(notifications, clock),
  ];
}

function changeRow(change, clock) {
  return h(
    "tr",
    { key: change.at },
    h("td", { class: "when" }, moment(change.at, clock, true)),
    h("td", {}, stateBadge(change.state)),
    h("td", { class: "figure" }, valueText(change.value, change.threshold, change.numbers)),
    h("td", {}, numbersText(change.numbers)),
  );
}
