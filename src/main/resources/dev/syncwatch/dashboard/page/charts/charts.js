import { patch } from "../dom/patch.js";
import { h } from "../dom/tree.js";
import { duration } from "../words/format.js";
import { heatDrawing, heatKind, heatOf } from "./heat.js";
import { outcomesDrawing, outcomesKind } from "./outcomes.js";
import { Palette } from "./palette.js";
import { Plot } from "./plot.js";
import { queueDrawing, queueKind } from "./queue.js";
import { rateDrawing, rateKind } from "./rate.js";
import { stepTexts } from "./steps.js";
import { strip } from "./strip.js";
import { usersDrawing, usersKind } from "./users.js";

/** @typedef {import("../model.js").Model} Model */

const NARROW_PAGE = 640;

const OF_SERIES = [
  { id: "rate", kind: rateKind, drawing: rateDrawing },
  { id: "outcomes", kind: outcomesKind, drawing: outcomesDrawing },
  { id: "queue", kind: queueKind, drawing: queueDrawing },
  { id: "users", kind: usersKind, drawing: usersDrawing },
];

/** All charts of the page. They are drawn anew only where what they show has changed. */
export class Charts {
  #all;
  #palette;
  #plots;
  #heatPlot;
  #heat = { names: [], rows: [], stepSeconds: 60, ends: [] };
  #drawn = {};

  /** @param {Document} page @param {{zoom: (from: number, to: number) => void, live: () => void}} actions */
  constructor(page, actions) {
    this.#all = page.querySelector(".charts");
    this.#palette = new Palette(page.getElementById("probe"));
    const around = { ...actions, palette: this.#palette };
    this.#plots = OF_SERIES.map(({ id, kind, drawing }) => ({ drawing, plot: new Plot(page.getElementById(`chart-${id}`), kind(this.#palette), around) }));
    const side = innerWidth < NARROW_PAGE ? 92 : 150;
    this.#heatPlot = new Plot(page.getElementById("chart-failures"), heatKind(this.#palette, () => this.#heat, side), around);
  }

  /** @param {Model} model */
  draw(model) {
    const series = model.known.series.data;
    const failures = model.known.failures.data;
    this.#all.toggleAttribute("data-waiting", !series?.from);
    if (series?.from && (series !== this.#drawn.series || model.view !== this.#drawn.view)) {
      const span = spanOf(series);
      this.#plots.forEach(({ plot, drawing }) => plot.draw(drawing(series, span)));
      document.querySelectorAll(".per").forEach((element) => patch(element, `per ${series.stepSeconds === 60 ? "minute" : duration(series.stepSeconds)}`));
      strip(document.getElementById("rate-episodes"), model.view, span);
    }
    if (series?.from && failures && (series !== this.#drawn.series || failures !== this.#drawn.failures)) {
      this.#drawHeat(failures, spanOf(series));
    }
    this.#drawn = { series, failures, view: model.view };
  }

  /** Light has become dark, or the other way round. */
  recolour() {
    this.#palette.forget();
    [...this.#plots.map(({ plot }) => plot), this.#heatPlot].forEach((plot) => plot.recolour());
  }

  #drawHeat(failures, span) {
    this.#heat = heatOf(failures);
    this.#heatPlot.draw(heatDrawing(failures, this.#heat, span));
    const texts = stepTexts(this.#heat.ends);
    patch(document.getElementById("heat-steps"), texts.map((text, step) => h("span", { class: "entry" }, h("span", { class: `swatch swatch-heat-${step + 1}` }), text)));
  }
}

function spanOf(series) {
  const seconds = (time) => Date.parse(time) / 1000;
  return { from: seconds(series.from), to: seconds(series.to), clock: seconds(series.clock ?? series.to), episodes: series.episodes };
}
