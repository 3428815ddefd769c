/**
 * Who fails: for each dimension of the evidence, the values with most failures.
 *
 * @typedef {object} Involved
 * @property {string} dimension in words
 * @property {string} value
 * @property {number} shareOfFailures 0 to 1
 * @property {?number} shareOfAttempts 0 to 1; null where attempts that went well have no such field
 * @property {?number} rateWithout failures by attempts of all others; null where there are none, or shareOfAttempts is
 */

const TOP = 2;
const DIMENSIONS = [
  { field: "stage", words: "stage", ofFailures: true },
  { field: "statusCode", words: "status code", ofFailures: true },
  { field: "appVersion", words: "app version", ofFailures: false },
  { field: "platform", words: "platform", ofFailures: false },
];

/**
 * @param {{attempts: number, failures: number, rows: object[]}} evidence as an episode carries it
 * @returns {Involved[]} worst first within a dimension, at most two of each; empty if nothing failed
 */
export function involvedIn(evidence) {
  if (!evidence || evidence.failures === 0) {
    return [];
  }
  return DIMENSIONS.flatMap((dimension) => ofDimension(dimension, evidence));
}

function ofDimension(dimension, evidence) {
  const counts = new Map();
  for (const row of evidence.rows) {
    const value = row[dimension.field] ?? "";
    const count = counts.get(value) ?? { attempts: 0, failures: 0 };
    counts.set(value, { attempts: count.attempts + row.attempts, failures: count.failures + row.failures });
  }
  return [...counts]
    .filter(([, count]) => count.failures > 0)
    .sort(([, one], [, other]) => other.failures - one.failures)
    .slice(0, TOP)
    .map(([value, count]) => involved(dimension, value, count, evidence));
}

function involved(dimension, value, count, all) {
  const missing = value === "";
  const comparable = !(missing && dimension.ofFailures);
  const othersAttempts = comparable ? all.attempts - count.attempts : 0;
  return {
    dimension: dimension.words,
    value: missing ? "none" : value,
    shareOfFailures: count.failures / all.failures,
    shareOfAttempts: comparable ? count.attempts / all.attempts : null,
    rateWithout: othersAttempts > 0 ? (all.failures - count.failures) / othersAttempts : null,
  };
}
