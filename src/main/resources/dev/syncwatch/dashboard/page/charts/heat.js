import { number, orElse } from "../words/format.js";
import { nameAxis } from "./axes.js";
import { stepEnds, stepOf } from "./steps.js";

/**
 * What failed when: one row a stage and status code, stronger where more failed. The cells are drawn by a plugin of uPlot.
 *
 * @typedef {object} Heat what is shown
 * @property {string[]} names of rows, the most failures first
 * @property {number[][]} rows failures, one a time
 * @property {number} stepSeconds
 * @property {number[]} ends of the steps of colour
 */

const ROW_HEIGHT = 22;
const AXIS_HEIGHT = 38;
const FEWEST_ROWS = 4;
const STEPS_OF_COLOUR = ["--heat-1", "--heat-2", "--heat-3", "--heat-4"];

/** @param {object} failures an answer of `/api/failures` @returns {Heat} */
export function heatOf(failures) {
  const rows = failures.rows.map((row) => row.failures);
  return {
    names: failures.rows.map(({ stage, statusCode }) => [orElse(stage, "no stage"), statusCode].filter(Boolean).join(" ")),
    rows,
    stepSeconds: failures.stepSeconds,
    ends: stepEnds(Math.max(0, ...rows.map((row) => Math.max(0, ...row)))),
  };
}

/**
 * @param {import("./palette.js").Palette} palette
 * @param {() => Heat} shown what is shown now
 * @param {number} side the width of names, in CSS pixels
 * @returns {import("./plot.js").Kind}
 */
export function heatKind(palette, shown, side) {
  const longest = Math.floor(side / 7);
  const names = () => shown().names.map((name) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name));
  return {
    height: () => AXIS_HEIGHT + ROW_HEIGHT * Math.max(FEWEST_ROWS, shown().rows.length),
    scale: { dir: -1, range: () => [0, Math.max(FEWEST_ROWS, shown().rows.length)] },
    axis: nameAxis(palette, names, side),
    series: [{ paths: () => null, points: { show: false } }],
    plugins: [{ hooks: { draw: (plot) => cells(plot, palette, shown()) } }],
  };
}

/** @param {object} failures an answer of `/api/failures` @param {Heat} heat @param {import("./plot.js").Span} span @returns {import("./plot.js").Drawing} */
export function heatDrawing(failures, heat, span) {
  return {
    span,
    lines: [failures.t, failures.t.map(() => 0)],
    columns: heat.rows.map((values, row) => ({ label: heat.names[row], mark: "none", text: number, values })),
  };
}

/** One path a step of colour: a day has some ten thousand cells. */
function cells(plot, palette, heat) {
  const { ctx, bbox } = plot;
  const paths = STEPS_OF_COLOUR.map(() => new Path2D());
  const times = plot.data[0];
  const edges = times.map((time) => [plot.valToPos(time, "x", true), plot.valToPos(time + heat.stepSeconds, "x", true)]);
  const gap = edges.length > 0 && edges[0][1] - edges[0][0] > 4 * devicePixelRatio ? devicePixelRatio : 0;
  heat.rows.forEach((row, index) => {
    const top = plot.valToPos(index, "y", true) + devicePixelRatio;
    const height = plot.valToPos(index + 1, "y", true) - top - devicePixelRatio;
    row.forEach((value, at) => {
      if (value > 0) {
        const [left, right] = edges[at];
        paths[stepOf(value, heat.ends) - 1].rect(left, top, Math.max(devicePixelRatio, right - left - gap), height);
      }
    });
  });
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paths.forEach((path, step) => {
    ctx.fillStyle = palette.colour(STEPS_OF_COLOUR[step]);
    ctx.fill(path);
  });
  ctx.restore();
}
