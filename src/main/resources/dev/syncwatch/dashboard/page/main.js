import { environmentQuery, viewOf } from "./address.js";
import { patch } from "./dom/patch.js";
import { Connection } from "./live/connection.js";
import { freshnessOf } from "./live/freshness.js";
import { Questions } from "./live/questions.js";
import { Store } from "./model.js";
import { Navigation } from "./navigation.js";
import { mounts } from "./panels/mounts.js";
import { showInTab } from "./tab.js";
import { theme } from "./theme.js";

/** Wires the page together: address → model → panels, and the server's news → model. */

const LOOK_AGAIN_MILLIS = 5000;

const store = new Store(viewOf(location.search, location.hash), draw);
const questions = new Questions(store);
const connection = new Connection(
  {
    changed: (versions) => questions.changed(versions),
    lost: () => {
      questions.forgetVersions();
      questions.askForState();
    },
  },
  () => environmentQuery(store.model.view),
);
const navigation = new Navigation(store, ({ other }) => {
  if (other) {
    questions.askAll();
    connection.follow();
  } else {
    questions.askForDetails();
  }
});
const panels = mounts(navigation);
let charts = null;

navigation.listen(window);
theme(document.getElementById("theme"), () => charts?.recolour());
questions.askAll();
connection.start();
setInterval(grow, 1000);
setInterval(() => document.hidden || questions.askForState(), LOOK_AGAIN_MILLIS);

// numbers come first: charts are a quarter of all code, and wait for nothing else
const { Charts } = await import("./charts/charts.js");
charts = new Charts(document, { zoom: (from, to) => navigation.zoom(from, to), live: () => navigation.live() });
draw(store.model);

/** Brings the whole page in line with what is known. @param {import("./model.js").Model} known */
function draw(known) {
  const model = { ...known, freshness: freshnessOf(known.known.state, performance.now()) };
  document.body.dataset.freshness = model.freshness.state;
  document.body.dataset.known = known.known.state.data === null ? "nothing" : "something";
  panels.forEach(([id, panel]) => patch(document.getElementById(id), panel(model)));
  showInTab(document, model);
  charts?.draw(model);
  scrollToTarget();
}

/** What is shown grows older even if nothing is heard. */
function grow() {
  if (!document.hidden) {
    store.change({});
  }
}

function scrollToTarget() {
  const entry = (id) => document.querySelector(`[data-episode="${CSS.escape(id)}"]`);
  const target = navigation.takeTarget((id) => entry(id) !== null);
  if (target !== null) {
    entry(target).scrollIntoView({ block: "start" });
    entry(target).querySelector("summary").focus({ preventScroll: true });
  }
}
