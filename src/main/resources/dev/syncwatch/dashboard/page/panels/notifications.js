import { h, icon } from "../dom/tree.js";
import { duration, glued } from "../words/format.js";
import { moment, nothing, waitingFor } from "../words/pieces.js";

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
    return waitingFor(model.known.notifications, 4);
  }
  if (data.notifications.length === 0) {
    return nothing("Nobody has been told anything.");
  }
  return [
    notificationList(data.notifications, data.clock),
    data.more ? h("p", { class: "note" }, `Only the newest ${data.notifications.length} are shown.`) : null,
  ];
}

/** @param {object[]} list @param {?string} clock */
export function notificationList(list, clock) {
  return h("ul", { class: "entries entries-notifications" }, list.map((one) => entry(one, clock)));
}

function entry(one, clock) {
  return h(
    "li",
    { key: `${one.channel} ${one.id}` },
    h("span", {}, moment(one.at ?? one.plannedAt, clock, true)),
    h("strong", {}, one.channel),
    h("span", {}, h("span", { class: "badge" }, one.action.toLowerCase()), " ", glued(one.title)),
    h("span", {}, outcome(one)),
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
