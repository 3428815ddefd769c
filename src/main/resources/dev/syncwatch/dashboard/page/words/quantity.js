import { duration, number, people, percent } from "./format.js";

/**
 * What an alert's value means. A change does not name its kind, but each kind has numbers of its own.
 *
 * @param {Object<string, number>} numbers
 * @returns {"share"|"seconds"|"people"|"amount"}
 */
export function measureOf(numbers) {
  if (numbers?.attempts !== undefined) {
    return "share";
  }
  if (numbers?.sessions !== undefined) {
    return "seconds";
  }
  return numbers?.users !== undefined ? "people" : "amount";
}

/** An alert's value, with its unit. @param {?number} value @param {?number} threshold @param {Object<string, number>} numbers */
export function valueText(value, threshold, numbers) {
  if (value === null || value === undefined) {
    return "–";
  }
  switch (measureOf(numbers)) {
    case "share":
      return percent(value, threshold);
    case "seconds":
      return duration(value);
    case "people":
      return people(value);
    default:
      return number(value);
  }
}

/** All numbers behind an answer: `420 attempts, 61 failures, 50 users`. @param {Object<string, number>} numbers */
export function numbersText(numbers) {
  return Object.entries(numbers ?? {})
    .map(([name, value]) => `${number(value)} ${name}`)
    .join(", ");
}
