import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";
import { timeAxis, utc } from "./axes.js";
import { bands } from "./bands.js";
import { byKeyboard } from "./keyboard.js";
import { Readout, spoken } from "./readout.js";
import { ValuesTable } from "./table.js";

/**
 * One chart over time: heading, legend with values, canvas, table. All charts share cursor and range.
 *
 * @typedef {object} Column what is read at a time
 * @property {string} label
 * @property {string} mark which swatch it has
 * @property {(value: ?number) => string} text
 * @property {Array<?number>} values one a time
 *
 * @typedef {object} Span the stretch of time that all charts show, in epoch seconds
 * @property {number} from
 * @property {number} to
 * @property {number} clock
 * @property {object[]} episodes
 *
 * @typedef {object} Drawing
 * @property {Array<?number>[]} lines what uPlot draws: times in epoch seconds, then a list a series
 * @property {Column[]} columns
 * @property {Span} span
 *
 * @typedef {object} Kind what tells one chart from another
 * @property {() => number} height in CSS pixels
 * @property {object[]} series of uPlot, without the one for time
 * @property {object} axis of uPlot, for values
 * @property {object} [scale] of uPlot, for values
 * @property {object[]} [plugins] of uPlot; without any, episodes are drawn as bands
 *
 * @typedef {object} Surroundings
 * @property {import("./palette.js").Palette} palette
 * @property {(from: number, to: number) => void} zoom shows another stretch of time
 * @property {() => void} live goes back to now
 */

const SHORTEST_SECONDS = 300;
const EMPTY = { lines: [[]], columns: [], span: { from: 0, to: 1, clock: 0, episodes: [] } };

export class Plot {
  #drawing = EMPTY;
  #plot = null;
  #canvas;
  #readout;
  #table;
  #kind;
  #around;

  /** @param {HTMLElement} figure @param {Kind} kind @param {Surroundings} around */
  constructor(figure, kind, around) {
    this.#kind = kind;
    this.#around = around;
    this.#readout = new Readout(figure.querySelector(".readout"));
    this.#canvas = figure.querySelector(".canvas");
    this.#table = new ValuesTable(figure, figure.querySelector("h3").textContent.trim());
    byKeyboard(this.#canvas, this.#reader());
    new ResizeObserver(() => this.#plot?.setSize(this.#size())).observe(this.#canvas);
  }

  /** @param {Drawing} drawing */
  draw(drawing) {
    this.#drawing = drawing;
    this.#plot ??= this.#create();
    if (this.#plot.height !== this.#kind.height()) {
      this.#plot.setSize(this.#size());
    }
    this.#plot.setData(drawing.lines);
    this.#table.show(drawing.columns, drawing.lines[0]);
    this.#read(this.#plot.cursor.idx ?? null);
  }

  /** The colours have changed. */
  recolour() {
    this.#plot?.redraw(false);
  }

  #create() {
    const { kind, palette } = { kind: this.#kind, palette: this.#around.palette };
    const options = {
      ...this.#size(),
      tzDate: (seconds) => utc(uPlot, seconds),
      legend: { show: false },
      padding: [8, 14, 0, 0],
      cursor: { y: false, sync: { key: "time", scales: ["x", null], filters: { pub: (type) => type === "mousemove" || type === "mouseleave" } }, drag: { x: true, y: false, setScale: false }, bind: { dblclick: () => null } },
      scales: { x: { range: () => [this.#drawing.span.from, this.#drawing.span.to] }, y: kind.scale ?? {} },
      axes: [timeAxis(palette), kind.axis],
      series: [{}, ...kind.series],
      plugins: kind.plugins ?? [bands(palette, () => this.#drawing.span)],
      hooks: { setCursor: [(plot) => this.#read(plot.cursor.idx ?? null)], setSelect: [(plot) => this.#select(plot)] },
    };
    return new uPlot(options, this.#drawing.lines, this.#canvas);
  }

  #size() {
    return { width: Math.max(200, this.#canvas.clientWidth), height: this.#kind.height() };
  }

  #read(index) {
    const { columns, lines, span } = this.#drawing;
    const times = lines[0];
    // the cursor may still stand where the last drawing had a point and this one has none
    const at = index !== null && index < times.length ? index : newest(columns, times);
    this.#readout.show(columns, times, at);
    this.#canvas.setAttribute("aria-valuemin", Math.round(span.from));
    this.#canvas.setAttribute("aria-valuemax", Math.round(span.to));
    this.#canvas.setAttribute("aria-valuenow", Math.round(times[at] ?? span.from));
    this.#canvas.setAttribute("aria-valuetext", spoken(columns, times, at));
  }

  #select(plot) {
    const { left, width } = plot.select;
    if (width < 4) {
      return;
    }
    const from = plot.posToVal(left, "x");
    const to = plot.posToVal(left + width, "x");
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#zoom((from + to) / 2, to - from);
  }

  /** Around a time, but not into the future. */
  #zoom(middle, seconds) {
    const length = Math.max(SHORTEST_SECONDS, seconds);
    const to = Math.min(this.#drawing.span.clock, middle + length / 2);
    this.#around.zoom(to - length, to);
  }

  #reader() {
    const times = () => this.#drawing.lines[0];
    return {
      length: () => times().length,
      // the first point may lie a little before the range
      moveTo: (index) => this.#plot?.setCursor({ left: Math.max(0, this.#plot.valToPos(times()[index], "x")), top: 10 }, true, true),
      leave: () => this.#plot?.setCursor({ left: -10, top: -10 }, true, true),
      zoom: (factor, index) => this.#zoom(times()[index], factor * (this.#drawing.span.to - this.#drawing.span.from)),
      live: () => this.#around.live(),
    };
  }
}

/** The last point of which anything is known: a range may reach further than the data. */
function newest(columns, times) {
  const index = times.findLastIndex((_, at) => columns.some(({ values }) => typeof values[at] === "number"));
  return index < 0 ? times.length - 1 : index;
}

/** A stair that holds each value until the next. */
export const stepped = uPlot.paths.stepped({ align: 1 });

/** One bar a value, without gaps. */
export const bars = uPlot.paths.bars({ size: [0.9, 60], align: 1 });
