import { h, icon } from "../dom/tree.js";

/** @typedef {import("../model.js").Model} Model */

const EXAMPLE = `echo '{"event":"learning_sync_failed","userId":"u1","messageId":"m1","stage":"push","statusCode":503}' |
  kcat -P -b localhost:9092 -t learning-sync.telemetry -k u1`;

/** What to send, where nothing has ever been seen. @param {Model} model */
export function empty(model) {
  return model.freshness.state !== "empty"
    ? null
    : h(
        "div",
        { class: "empty" },
        icon("unsure"),
        h(
          "div",
          {},
          h("h1", {}, "Nothing has been seen yet"),
          h("p", {}, "Syncwatch runs and waits for telemetry on the Kafka topic ", h("code", {}, "learning-sync.telemetry"), ". This sends it one event:"),
          h("pre", { tabindex: "0", role: "region", "aria-label": "A command that sends one event" }, h("code", {}, EXAMPLE)),
          h("p", {}, "A minute’s numbers show here about a minute after it has begun. ", h("code", {}, "./syncwatch doctor"), " says what is missing; ", h("code", {}, "./syncwatch demo"), " plays an outage."),
        ),
      );
}
