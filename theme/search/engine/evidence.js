/*
 * How much pages say about what is asked for.
 */

/** @typedef {{id: number, page: number, score: number, coverage: number, parts: Map<number, number>}} Found */
/** @typedef {{terms: string[], cells: number[]}} Asked */

const PARTS = 32;
const STEPS = 16;
const MOST_CELLS = 30;
const TITLE_WEIGHT = 6;
const OWN_LANGUAGE = 1.6;
const FEW = 5;

/**
 * The parts a term stands in, with its impact there.
 * @param {string} letters @returns {[number, number][]}
 */
function placesOf(letters) {
  let id = 0;
  return numbersOf(letters).slice(1).map((number) => {
    id += Math.floor(number / STEPS);
    return [id, number % STEPS];
  });
}

/**
 * What each character or word of a query counts: as much as the commonest term it is in, so that pairs which lie across
 * two words, and are rare for that reason alone, count no more than the words.
 * @param {Asked[]} asked @param {Rows} rows @param {number} pages
 */
function cellWeights(asked, rows, pages) {
  /** @type {number[]} */
  const weights = Array(MOST_CELLS + 1).fill(0);
  for (const { terms, cells } of asked) {
    const number = terms.reduce((sum, term) => sum + (numbersOf(rows.get(term) || "!")[0] || 0), 0);
    const weight = Math.log(1 + (4 * pages + 10) / (number + 1));
    for (const cell of cells) {
      const at = Math.min(cell, MOST_CELLS);
      weights[at] = weights[at] ? Math.min(weights[at], weight) : weight;
    }
  }
  return weights;
}

/** What was found of a query in one place: how much it says, and which cells it covers. */
class Evidence {
  constructor() {
    this.score = 0;
    this.cells = 0;
  }

  /** @param {number} score @param {number} cells */
  add(score, cells) {
    this.score += score;
    this.cells |= cells;
  }

  /** The part of the query that is covered. @param {number[]} weights */
  coverage(weights) {
    let [covered, whole] = [0, 0];
    weights.forEach((weight, at) => {
      whole += weight;
      if (this.cells & (1 << at)) covered += weight;
    });
    return whole ? covered / whole : 0;
  }
}

/**
 * Pages by how much they say about what is asked for: the rarer a term, the more it counts, and a page that has all of
 * them counts more than one that has some of them often.
 * @param {Asked[]} asked @param {Rows} rows @param {Store} store @param {string} language @returns {Found[]}
 */
function weigh(asked, rows, store, language) {
  const weights = cellWeights(asked, rows, store.pages);
  /** @type {Map<number, Evidence>} */
  const parts = new Map();
  /** @type {Map<number, Evidence>} */
  const pages = new Map();
  for (const { terms, cells } of asked) {
    const own = [...new Set(cells.map((cell) => Math.min(cell, MOST_CELLS)))];
    const mask = own.reduce((bits, cell) => bits | (1 << cell), 0);
    const weight = own.reduce((sum, cell) => sum + weights[cell], 0) / (own.length || 1) || TITLE_WEIGHT;
    /** @type {Map<number, number>} */
    const best = new Map();
    /** @type {Map<number, number>} How likely it seems, from what its parts say, that a page says nothing. */
    const silence = new Map();
    for (const [id, impact] of terms.flatMap((term) => placesOf(rows.get(term) || "!"))) {
      best.set(id, Math.max(best.get(id) || 0, impact));
      const page = Math.floor(id / PARTS);
      silence.set(page, (silence.get(page) || 1) * (1 - impact / STEPS));
    }
    for (const [id, impact] of best) at(parts, id).add(weight * impact, mask);
    for (const [page, without] of silence) at(pages, page).add(weight * STEPS * (1 - without), mask);
  }
  /** @type {Map<number, Map<number, number>>} */
  const partsOf = new Map();
  for (const [id, part] of parts) {
    const page = Math.floor(id / PARTS);
    if (!partsOf.has(page)) partsOf.set(page, new Map());
    partsOf.get(page)?.set(id, part.score * part.coverage(weights) ** 2);
  }
  const found = [...pages].map(([page, evidence]) => {
    const own = partsOf.get(page) || new Map();
    const [id, best] = [...own].reduce((one, other) => (other[1] > one[1] ? other : one));
    const first = own.get(page * PARTS) || 0;
    const coverage = evidence.coverage(weights);
    const score = (evidence.score * coverage ** 2 + best / 2 + first / 3) * (inLanguage(page, store, language) ? OWN_LANGUAGE : 1);
    return { id: first >= best * 0.8 ? page * PARTS : id, page, coverage, score, parts: own };
  });
  found.sort((one, other) => other.score - one.score || one.page - other.page);
  const most = found.reduce((sum, one) => Math.max(sum, one.coverage), 0);
  const good = found.filter(({ coverage }) => coverage >= most / 2);
  if (good.length >= FEW) return good;
  return [...good, ...found.filter(({ coverage }) => coverage < most / 2 && coverage >= most / 4).slice(0, FEW - good.length)];
}

/** @param {Map<number, Evidence>} map @param {number} key */
function at(map, key) {
  const evidence = map.get(key) || new Evidence();
  map.set(key, evidence);
  return evidence;
}

/** @param {number} page @param {Store} store @param {string} language */
const inLanguage = (page, { languages }, language) =>
  languages.some(([code, first, last]) => code === language && page >= first && page <= last);
