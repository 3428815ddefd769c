/** Numbers and times as people say them; every function takes what JSON gives and answers with text. */

const NONE = "–";
const UNIT_AFTER_NUMBER = /(\d) (?=(%|s|min|h|d)(?!\w))/g;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// made once: making one takes a hundred times as long as using it
const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const DAY_OF_MONTH = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });

/** `12,345`, `0.25`; two decimals at most. @param {?number} value */
export function number(value) {
  return isNumber(value) ? NUMBER.format(value) : NONE;
}

/** With its sign, `+340`, `−12`, `0`. @param {?number} value */
export function signed(value) {
  if (!isNumber(value)) {
    return NONE;
  }
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  return sign + number(Math.abs(value));
}

/** A share from 0 to 1: `14.5 %`; with more decimals where it takes them to tell it from `other`. */
export function percent(share, other = null) {
  if (!isNumber(share)) {
    return NONE;
  }
  const text = (value, decimals) => String(Number((value * 100).toFixed(decimals)));
  let decimals = 1;
  while (isNumber(other) && other !== share && decimals < 4 && text(share, decimals) === text(other, decimals)) {
    decimals++;
  }
  return glued(`${text(share, decimals)} %`);
}

/** `1 person`, `50 people`. @param {number} count */
export function people(count) {
  return `${number(count)} ${count === 1 ? "person" : "people"}`;
}

/** `1 alert`, `3 alerts`. @param {number} count @param {string} noun that takes an s */
export function counted(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `45 s`, `31 min`, `1 h 5 min`, `2 d 3 h`: the two largest units that are not 0. @param {number} seconds 0 or more */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) {
    return glued(`${whole} s`);
  }
  if (whole < HOUR) {
    return glued(`${Math.floor(whole / MINUTE)} min`);
  }
  return whole < DAY ? twoUnits(whole, HOUR, "h", MINUTE, "min") : twoUnits(whole, DAY, "d", HOUR, "h");
}

function twoUnits(seconds, large, largeUnit, small, smallUnit) {
  const rest = Math.floor((seconds % large) / small);
  return glued(`${Math.floor(seconds / large)} ${largeUnit}${rest === 0 ? "" : ` ${rest} ${smallUnit}`}`);
}

/** The UTC time of day, with the date where `reference` lies on another day: `10:07`, `4 Jan 23:50`. */
export function timeOfDay(time, reference, withSeconds = false) {
  const date = new Date(time);
  const clock = date.toISOString().slice(11, withSeconds ? 19 : 16);
  const sameDay = reference !== null && date.toISOString().slice(0, 10) === new Date(reference).toISOString().slice(0, 10);
  return sameDay ? clock : `${day(date)} ${clock}`;
}

/** `5 Jan`, in UTC. @param {Date} date */
export function day(date) {
  return DAY_OF_MONTH.format(date);
}

/** In the reader's own time zone, for a hint. @param {string} time */
export function localTime(time) {
  return LOCAL.format(new Date(time));
}

/** Keeps numbers and their units on one line. @param {string} text */
export function glued(text) {
  return text.replace(UNIT_AFTER_NUMBER, "$1\u00a0");
}

/** A label and what stands for it where it is empty. @param {?string} text @param {string} stand */
export function orElse(text, stand) {
  return text === null || text === undefined || text === "" ? stand : text;
}

function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}
