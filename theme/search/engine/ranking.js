/*
 * Ranking: pages by how well they match a query.  What halving and doubling a number does stands in docs/search.md.
 */

/** @typedef {{id: number, page: number, score: number, coverage: number, parts: Map<number, number>}} Found */
/**
 * One thing that is asked for: any of its terms meets it.  `tokens` are the characters or words of the query that the
 * terms are made of, counted from the first.
 * @typedef {{terms: string[], tokens: number[]}} Clause
 */

// As `generator/search` numbers parts and steps of impact: the two change together.
const PARTS = 32;
const STEPS = 16;
// Matched tokens are the bits of a number, and bitwise operators of JavaScript know 32; all further tokens are one.
const MOST_TOKENS = 30;
// A title that is the whole query: about as much as one rare word (the logarithm below) on a site of 300 pages.
const TITLE_WEIGHT = 6;
// Postings are counted in parts, and a page has some: four times the pages stand for the number of all parts.  Chosen;
// pages of the example have five on average, and half or double of this change nothing there.
const PARTS_OF_A_PAGE = 4;
// Keeps words apart from one another on a site of very few pages, where each stands in most parts.
const SMOOTHING = 10;
// A page that has half of the query counts a quarter: all words once come before one word often.
const COVERAGE_POWER = 2;
// Beside all a page says, its best part counts half and its head a third: the page about it comes before the page that
// mentions it in many places.
const BEST_PART = 1 / 2;
const FIRST_PART = 1 / 3;
// A result leads to the top of its page unless another part matches better by a quarter: chance differences are less.
const NEAR_BEST = 0.8;
// Between pages that say as much, one in the reader's language goes first.  With 0.8, which puts it last, the mean
// reciprocal rank falls by 0.02; twice as much changes nothing.
const OWN_LANGUAGE = 1.6;
// Pages that match less than half as much of the query as the best are left out; where fewer than a screen of results
// is left, down to a quarter.
const LEAST_COVERAGE = 1 / 2;
const LEAST_COVERAGE_OF_FEW = 1 / 4;
const FEW = 5;

/**
 * The postings of a term: the numbers of the parts it stands in, with its impact there.
 * @param {string} letters @returns {[number, number][]}
 */
function postingsOf(letters) {
  let id = 0;
  return numbersOf(letters).slice(1).map((number) => {
    id += Math.floor(number / STEPS);
    return [id, number % STEPS];
  });
}

/**
 * The inverse document frequency of each token: that of the commonest term it is in, so that pairs which lie across two
 * words, and are rare for that reason alone, count no more than the words.
 * @param {Clause[]} clauses @param {Rows} rows @param {number} pages
 */
function tokenWeights(clauses, rows, pages) {
  /** @type {number[]} */
  const weights = Array(MOST_TOKENS + 1).fill(0);
  for (const { terms, tokens } of clauses) {
    const number = terms.reduce((sum, term) => sum + (numbersOf(rows.get(term) || "!")[0] || 0), 0);
    const weight = Math.log(1 + (PARTS_OF_A_PAGE * pages + SMOOTHING) / (number + 1));
    for (const token of tokens) {
      const at = Math.min(token, MOST_TOKENS);
      weights[at] = weights[at] ? Math.min(weights[at], weight) : weight;
    }
  }
  return weights;
}

/** What matches a query in one place: its score, and the tokens it covers, as bits. */
class Match {
  constructor() {
    this.score = 0;
    this.tokens = 0;
  }

  /** @param {number} score @param {number} tokens */
  add(score, tokens) {
    this.score += score;
    this.tokens |= tokens;
  }

  /** The part of the query that is covered, by weight: 0 to 1. @param {number[]} weights */
  coverage(weights) {
    let [covered, whole] = [0, 0];
    weights.forEach((weight, at) => {
      whole += weight;
      if (this.tokens & (1 << at)) covered += weight;
    });
    return whole ? covered / whole : 0;
  }
}

/**
 * Pages by how well they match: the rarer a term, the more it counts, and a page that has all of them counts more than
 * one that has some of them often.
 * @param {Clause[]} clauses @param {Rows} rows @param {Store} store @param {string} language @returns {Found[]}
 */
function rank(clauses, rows, store, language) {
  const weights = tokenWeights(clauses, rows, store.pages);
  /** @type {Map<number, Match>} */
  const parts = new Map();
  /** @type {Map<number, Match>} */
  const pages = new Map();
  for (const { terms, tokens } of clauses) {
    const own = [...new Set(tokens.map((token) => Math.min(token, MOST_TOKENS)))];
    const mask = own.reduce((bits, token) => bits | (1 << token), 0);
    const weight = own.reduce((sum, token) => sum + weights[token], 0) / (own.length || 1) || TITLE_WEIGHT;
    /** @type {Map<number, number>} */
    const best = new Map();
    /** @type {Map<number, number>} How likely it is that a page does not match, if each posting says so by its impact. */
    const silence = new Map();
    for (const [id, impact] of terms.flatMap((term) => postingsOf(rows.get(term) || "!"))) {
      best.set(id, Math.max(best.get(id) || 0, impact));
      const page = Math.floor(id / PARTS);
      silence.set(page, (silence.get(page) || 1) * (1 - impact / STEPS));
    }
    for (const [id, impact] of best) at(parts, id).add(weight * impact, mask);
    for (const [page, without] of silence) at(pages, page).add(weight * STEPS * (1 - without), mask);
  }
  const partsOf = scoresByPage(parts, weights);
  const found = [...pages].map(([page, match]) => {
    const own = partsOf.get(page) || new Map();
    const [id, best] = [...own].reduce((one, other) => (other[1] > one[1] ? other : one));
    const first = own.get(page * PARTS) || 0;
    const coverage = match.coverage(weights);
    const whole = match.score * coverage ** COVERAGE_POWER + best * BEST_PART + first * FIRST_PART;
    const score = whole * (inLanguage(page, store, language) ? OWN_LANGUAGE : 1);
    return { id: first >= best * NEAR_BEST ? page * PARTS : id, page, coverage, score, parts: own };
  });
  found.sort((one, other) => other.score - one.score || one.page - other.page);
  return good(found);
}

/**
 * The score of each part, by page.
 * @param {Map<number, Match>} parts @param {number[]} weights
 */
function scoresByPage(parts, weights) {
  /** @type {Map<number, Map<number, number>>} */
  const pages = new Map();
  for (const [id, part] of parts) {
    const page = Math.floor(id / PARTS);
    if (!pages.has(page)) pages.set(page, new Map());
    pages.get(page)?.set(id, part.score * part.coverage(weights) ** COVERAGE_POWER);
  }
  return pages;
}

/** Without those that match far less of the query than the best. @param {Found[]} found */
function good(found) {
  const most = found.reduce((sum, one) => Math.max(sum, one.coverage), 0);
  const kept = found.filter(({ coverage }) => coverage >= most * LEAST_COVERAGE);
  if (kept.length >= FEW) return kept;
  const others = found.filter(({ coverage }) => coverage < most * LEAST_COVERAGE && coverage >= most * LEAST_COVERAGE_OF_FEW);
  return [...kept, ...others.slice(0, FEW - kept.length)];
}

/** @param {Map<number, Match>} map @param {number} key */
function at(map, key) {
  const match = map.get(key) || new Match();
  map.set(key, match);
  return match;
}

/** @param {number} page @param {Store} store @param {string} language */
const inLanguage = (page, { languages }, language) =>
  languages.some(([code, first, last]) => code === language && page >= first && page <= last);
