import { day } from "../words/format.js";

/** Axes of all charts: times in UTC below, few numbers at the left. */

const FONT = "12px system-ui, sans-serif";
const SIDE = 52;

/** Times as uPlot lays them out, so that ticks stand at full hours of UTC. @param {*} uPlot @param {number} seconds */
export function utc(uPlot, seconds) {
  return uPlot.tzDate(new Date(seconds * 1000), "UTC");
}

/** @param {import("./palette.js").Palette} palette */
export function timeAxis(palette) {
  return { ...looks(palette), space: 64, size: 30, values: (plot, ticks) => ticks.map((tick, index) => tickText(tick, ticks[index - 1])) };
}

/** @param {import("./palette.js").Palette} palette @param {(value: number) => string} text */
export function valueAxis(palette, text) {
  return { ...looks(palette), space: 34, size: SIDE, values: (plot, ticks) => ticks.map(text) };
}

/** Names of rows at the left; row 0 is the topmost. @param {import("./palette.js").Palette} palette @param {() => string[]} names */
export function nameAxis(palette, names, size) {
  return {
    ...looks(palette),
    size,
    grid: { show: false },
    ticks: { show: false },
    splits: () => names().map((_, index) => index + 0.5),
    values: (plot, splits) => splits.map((split) => names()[Math.floor(split)] ?? ""),
  };
}

function looks(palette) {
  const line = () => palette.colour("--grid");
  return { font: FONT, stroke: () => palette.colour("--quiet"), grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1, size: 4 } };
}

/** The time of day; the date where a day begins. */
function tickText(tick, before) {
  const date = new Date(tick * 1000);
  const midnight = tick % 86_400 === 0;
  const newDay = before !== undefined && Math.floor(before / 86_400) !== Math.floor(tick / 86_400);
  return midnight || newDay ? day(date) : date.toISOString().slice(11, 16);
}
