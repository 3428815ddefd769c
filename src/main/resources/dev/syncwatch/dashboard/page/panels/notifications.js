import { h, icon } from "../dom/tree.js";
import { duration } from "../words/format.js";
import { moment, nothing, skeleton, table } from "../words/pieces.js";

/** @typedef {import("../model.js").Model} Model */

const OUTCOMES = {
  delivered: { sign: "ok", word: "delivered" },
  doubtful: { sign: "ok", word: "delivered, looked at again for doubles" },
  planned: { sign: "pending", word: "about to be sent" },
  trying: { sign: "pending", word: "being sent" },
  given_up: { sign: "firing", word: "given up" },
};

/** What channels were told, and what became of it. @param {Model} model */
export function notifications(model) {
  const data = model.known.notifications.data;
  if (data === null) {
    return skeleton(4);
  }
  if (data.notifications.length === 0) {
    return nothing("Nobody has been told anything in this range.");
  }
  return [
    notificationTable("Notifications", data.notifications, data.clock),
    data.more ? h("p", { class: "note" }, `Only the newest ${data.notifications.length} are shown.`) : null,
  ];
}

/** @param {string} label @param {object[]} list @param {?string} clock */
export function notificationTable(label, list, clock) {
  return table(label, ["When", "Channel", "What", "Outcome"], list.map((one) => row(one, clock)), "notifications");
}

function row(one, clock) {
  return h(
    "tr",
    { key: `${one.channel} ${one.id}` },
    h("td", { class: "when" }, moment(one.at ?? one.plannedAt, clock, true)),
    h("th", { scope: "row" }, one.channel),
    h("td", {}, h("span", { class: "badge" }, one.action.toLowerCase()), " ", one.title),
    h("td", {}, outcome(one)),
  );
}

function outcome(one) {
  const { sign, word } = OUTCOMES[one.status.toLowerCase()] ?? { sign: "unsure", word: one.status };
  const took = one.settledAt ? (Date.parse(one.settledAt) - Date.parse(one.plannedAt)) / 1000 : null;
  return [
    h("span", { class: `outcome outcome-${sign}` }, icon(sign), word),
    h("span", { class: "note" }, took === null ? "" : ` after ${duration(took)}`, one.attempts > 1 ? `, ${one.attempts} attempts` : ""),
    one.reason ? h("span", { class: "reason" }, one.reason) : null,
  ];
}
