/*
 * The search engine.  It reads the files that `generator/search` writes, a few for each query, and knows nothing of the
 * page: `load` gives it the rows of a file by name, from wherever they come.
 */

/** @typedef {Map<string, string>} Rows */
/** @typedef {{id: number, page: number, score: number, coverage: number, parts: Map<number, number>}} Found */
/** @typedef {{address: string, title: string, kind: string, place: string, language: string, date: string, text: string}} Entry */
/** @typedef {{terms: string[], cells: number[]}} Asked */
/** @typedef {{found: Found[], terms: string[], phrases: string[], also: string[], instead: string[]}} Answer */

const PARTS = 32;
const STEPS = 16;
const LONGEST_QUERY = 200;
const MOST_TERMS = 30;
const MOST_CELLS = 30;
const TITLE_WEIGHT = 6;
const OWN_LANGUAGE = 1.6;
const LOOKED_AT = 5;
const FEW = 5;
const LONGEST_TERM = 40;
const LETTERS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).filter((one) => !"`\\$".includes(one));
const LETTER_VALUES = new Map(LETTERS.map((letter, at) => [letter, at]));
const LAST_LETTER = 46;
const UNSPACED =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const RUN = new RegExp(`([${UNSPACED}]+)|(\\p{Nd}+(?:[.,]\\p{Nd}+)*)|((?:(?![${UNSPACED}])[\\p{L}\\p{Nl}\\p{No}])+)`, "gu");
const DOCUMENT_NUMBER = /[〔[(【〖〈<「](\d{4})[〕\])】〗〉>」]\s*\u7b2c?\s*(\d+)\s*\u53f7/g;
const QUOTED = /["“”„「『]([^"“”„」』]+)["“”」』]/g;
const SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeo]ng?|ai|ei|ao|ou|er|i[aeou]?n?g?|iang|iao|iong|iu|ong|u[aeo]?n?g?|uang|uai|ui|u[eo]|v[en]?|[aeo])$/;

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();

/** @param {string} word */
function stemOf(word) {
  let stem = word;
  if (stem.length > 3) stem = stem.endsWith("ies") ? stem.replace(/ies$/, "y") : stem.replace(/([^su])s$/, "$1");
  if (stem.length > 5) {
    const cut = stem.replace(/(?:ing|ed)$/, "");
    if (cut !== stem) stem = cut.replace(/([bdgmnprt])\1$/, "$1");
  }
  return stem.length > 3 && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}

/**
 * The terms of a plain text, as the index has them, each with the numbers of the characters or words it is made of.
 * @param {string} text @returns {[string, number[]][]}
 */
function termsAndCells(text) {
  /** @type {[string, number[]][]} */
  const terms = [];
  let cell = 0;
  for (const [, run, number, word] of text.matchAll(RUN)) {
    const letters = [...(run || "")];
    if (letters.length === 1) terms.push([run, [cell]]);
    for (let at = 1; at < letters.length; at += 1) terms.push([letters[at - 1] + letters[at], [cell + at - 1, cell + at]]);
    if (number) terms.push([number.replaceAll(",", "").slice(0, LONGEST_TERM), [cell]]);
    if (word) terms.push([stemOf([...word].slice(0, LONGEST_TERM).join("")), [cell]]);
    cell += letters.length || 1;
  }
  for (const [, year, number] of text.matchAll(DOCUMENT_NUMBER)) {
    terms.push([`\u3014${year}\u3015${number}`, [cell]]);
    cell += 1;
  }
  return terms;
}

/** @param {string} text */
const termsOf = (text) => termsAndCells(text).map(([term]) => term);

/** @param {string} letters */
function numbersOf(letters) {
  const numbers = [];
  let [number, unit] = [0, 1];
  for (const letter of letters) {
    const value = LETTER_VALUES.get(letter);
    if (value === undefined) throw new SyntaxError("no number");
    number += value * unit;
    unit *= LETTERS.length - LAST_LETTER;
    if (value < LAST_LETTER) {
      numbers.push(number);
      [number, unit] = [0, 1];
    }
  }
  return numbers;
}

/**
 * How a word may be cut into syllables of pinyin; null where it cannot.
 * @param {string} word @returns {string[] | null}
 */
function syllablesOf(word) {
  if (!word) return [];
  for (let length = Math.min(6, word.length); length > 0; length -= 1) {
    const rest = SYLLABLE.test(word.slice(0, length)) ? syllablesOf(word.slice(length)) : null;
    if (rest) return [word.slice(0, length), ...rest];
  }
  return null;
}

/** The rows of an index, looked up from its root. */
class Store {
  /** @param {(name: string) => Promise<Rows>} load @param {Rows} root */
  constructor(load, root) {
    /** @type {[number, number, [string, number, number][], string[]]} */
    const [depth, pages, languages, asides] = JSON.parse(root.get("") || "");
    this.depth = depth;
    this.pages = pages;
    this.languages = languages;
    this.asides = asides;
    this.load = load;
    this.root = new Map(root);
    this.root.delete("");
    /** @type {Map<string, Promise<Rows>>} */
    this.files = new Map();
  }

  /** @param {string} name */
  file(name) {
    const known = this.files.get(name) || this.load(name);
    this.files.set(name, known);
    return known;
  }

  /**
   * The rows among which a key stands, if it does.
   * @param {string} key
   */
  async around(key) {
    let rows = this.root;
    for (let depth = 0; depth < this.depth; depth += 1) {
      let name = "";
      for (const [first, file] of rows) {
        if (first > key) break;
        name = file;
      }
      if (!name) return new Map();
      rows = await this.file(name);
    }
    return rows;
  }

  /** @param {string} key */
  async get(key) {
    return (await this.around(key)).get(key);
  }

  /** @param {number} id @returns {Promise<Entry>} */
  async entry(id) {
    const value = await this.get(`#${String(id).padStart(7, "0")}`);
    const [address, title, kind, place, language, date, text] = JSON.parse(value || "");
    return { address, title, kind, place, language, date, text };
  }

  /**
   * What every page has of a facet, by the number of the page.
   * @param {string} name @returns {Promise<string[][]>}
   */
  async facet(name) {
    /** @type {[string[][], string]} */
    const [values, letters] = JSON.parse((await this.get(`!${name}`)) || '[[],""]');
    const runs = numbersOf(letters);
    const pages = [];
    for (let at = 0; at < runs.length; at += 2) {
      for (let times = 0; times <= runs[at + 1]; times += 1) pages.push(values[runs[at]]);
    }
    return pages;
  }
}

/**
 * What is asked for, without the words of the question; all of it where nothing else is left.
 * @param {string} text @param {string[]} asides
 */
function withoutAsides(text, asides) {
  if (text.match(QUOTED)) return text;
  let rest = text;
  for (const aside of asides) {
    if (HAS_UNSPACED.test(aside)) rest = rest.replaceAll(aside, " ");
    else if (/^\p{L}/u.test(aside)) rest = ` ${rest} `.replaceAll(` ${aside} `, " ");
  }
  return termsOf(rest).length ? rest.trim().replace(/\s+/g, " ") : text;
}

/** One question to an index. */
class Query {
  /** @param {Store} store @param {string} text */
  constructor(store, text) {
    this.store = store;
    this.text = withoutAsides(plain(text.slice(0, LONGEST_QUERY)).trim(), store.asides);
    /** @type {string[]} */
    this.instead = [];
    /** @type {Map<string, string>} */
    this.rows = new Map();
    /** @type {Map<string, Set<number>>} Where each term of a phrase stands. */
    this.places = new Map();
  }

  get phrases() {
    return [...this.text.matchAll(QUOTED)].map(([, phrase]) => phrase.trim()).filter((phrase) => termsOf(phrase).length);
  }

  /** @param {string[]} terms */
  async fetch(terms) {
    const values = await Promise.all(terms.map((term) => this.store.get(term)));
    terms.forEach((term, at) => values[at] !== undefined && this.rows.set(term, values[at] || ""));
    return terms.filter((term) => !this.rows.has(term));
  }

  /**
   * What is asked for, each met by any of its terms.
   * @returns {Promise<Asked[]>}
   */
  async asked() {
    const wanted = new Map(termsAndCells(this.text).slice(0, MOST_TERMS));
    const missing = await this.fetch([...wanted.keys()]);
    const unspaced = missing.filter((term) => HAS_UNSPACED.test(term));
    if (unspaced.length && (await this.simplify(unspaced))) return this.asked();
    const asked = await Promise.all([...wanted].map(async ([term, cells]) => {
      const meant = this.rows.has(term) ? [[term]] : await this.others(term);
      return meant.map((terms) => ({ terms, cells }));
    }));
    return [...asked.flat(), ...(await this.forgiven(wanted))];
  }

  /**
   * Where one of two pairs of characters that overlap is nowhere, what stands around the character they share.
   * @param {Map<string, number[]>} wanted @returns {Promise<Asked[]>}
   */
  async forgiven(wanted) {
    const pairs = [...wanted].filter(([term]) => term.length === 2 && HAS_UNSPACED.test(term));
    const around = pairs.slice(1).flatMap(([term, [, last]], at) => {
      const [before, [first, middle]] = pairs[at];
      const wrong = middle === last - 1 && !(this.rows.has(before) && this.rows.has(term));
      return wrong ? [{ terms: [`${before[0]}*${term[1]}`], cells: [first, middle, last] }] : [];
    });
    await this.fetch(around.flatMap(({ terms }) => terms));
    return around.filter(({ terms }) => this.rows.has(terms[0]));
  }

  /** The query as a title of its own. */
  get whole() {
    return this.text.replace(/\s+/g, " ").replace(/["\u201c\u201d]/g, "");
  }

  /**
   * Write the query in Simplified characters; whether that changed it.
   * @param {string[]} terms @returns {Promise<boolean>}
   */
  async simplify(terms) {
    const characters = [...new Set(terms.join(""))];
    const forms = await Promise.all(characters.map((character) => this.store.get(`^${character}`)));
    const before = this.text;
    characters.forEach((character, at) => {
      this.text = this.text.replaceAll(character, forms[at] || character);
    });
    if (this.text !== before) this.instead = [this.text];
    return this.text !== before;
  }

  /**
   * What may be meant by a term that is nowhere.
   * @param {string} term @returns {Promise<string[][]>}
   */
  async others(term) {
    if (HAS_UNSPACED.test(term)) return term.length === 1 ? this.beginning(term) : [[term]];
    const word = this.text.match(RUN)?.find((one) => stemOf(one) === term) || term;
    if (/[^a-z]/.test(word)) return [[term]];
    return (await this.spoken(word)) || (await this.corrected(term)) || [[term]];
  }

  /**
   * For a character no title has: pairs that begin with it.
   * @param {string} character
   */
  async beginning(character) {
    const rows = await this.store.around(character);
    const pairs = [...rows.keys()].filter((key) => key.startsWith(character)).slice(0, 8);
    for (const pair of pairs) this.rows.set(pair, rows.get(pair) || "");
    return [pairs.length ? pairs : [character]];
  }

  /**
   * Pinyin: every two syllables, or every three first letters, if the index has them all.
   * @param {string} word
   */
  async spoken(word) {
    const syllables = syllablesOf(word) || [];
    const letters = [...word];
    const pairs = syllables.slice(1).map((one, at) => stemOf(syllables[at] + one));
    const triples = letters.slice(2).map((one, at) => stemOf(letters[at] + letters[at + 1] + one));
    for (const terms of [pairs, word.length < 9 ? triples : []]) {
      const missing = terms.length ? await this.fetch(terms) : [""];
      if (!missing.length) return terms.map((one) => [one]);
    }
    return null;
  }

  /**
   * The words that are a letter away.
   * @param {string} term
   */
  async corrected(term) {
    if (term.length < 3) return null;
    const forms = [term, ...[...term].map((_, at) => term.slice(0, at) + term.slice(at + 1))];
    const near = await Promise.all(forms.map((form) => this.store.get(`?${form}`)));
    const words = [...new Set(near.flatMap((row) => (row ? row.split(" ") : [])))];
    const good = words.filter((word) => Math.abs(word.length - term.length) < 2).slice(0, 4);
    await this.fetch(good);
    if (good.length) this.instead.push(...good);
    return good.length ? [good] : null;
  }

  /** The other names of what is asked for. */
  async also() {
    const others = await this.store.get(`=${this.whole}`);
    return others ? others.split("|") : [];
  }

  /** @param {string} language @returns {Promise<Answer>} */
  async answer(language) {
    const [asked, also] = await Promise.all([this.asked(), this.also()]);
    const terms = [...this.rows.keys()];
    const title = `"${this.whole}`;
    await this.fetch([title]);
    const found = weigh([...asked, { terms: [title], cells: [] }], this.rows, this.store, language);
    const required = new Set(this.phrases.flatMap(termsOf));
    const exact = required.size ? found.filter((one) => this.holds(one, required)) : await this.withVersions(found, language);
    return { found: exact, terms, phrases: this.phrases, also, instead: this.instead };
  }

  /**
   * Before a page in another language, the same page in the reader's, where that is not found itself.
   * @param {Found[]} found @param {string} language @returns {Promise<Found[]>}
   */
  async withVersions(found, language) {
    const own = (/** @type {number} */ page) => inLanguage(page, this.store, language);
    if (found.slice(0, LOOKED_AT).every(({ page }) => own(page))) return found;
    const distances = await this.store.facet("versions");
    const known = new Set(found.map(({ page }) => page));
    return found.flatMap((one, at) => {
      const pages = at < LOOKED_AT ? (distances[one.page] || []).map((far) => one.page + Number(far)) : [];
      const page = pages.find((other) => own(other) && !known.has(other));
      return page === undefined ? [one] : [{ ...one, id: page * PARTS, page }, one];
    });
  }

  /**
   * Whether one part of a page has all terms.
   * @param {Found} found @param {Set<string>} terms
   */
  holds(found, terms) {
    for (const term of terms) {
      if (!this.places.has(term)) this.places.set(term, new Set(placesOf(this.rows.get(term) || "!").map(([id]) => id)));
    }
    return [...found.parts.keys()].some((id) => [...terms].every((term) => this.places.get(term)?.has(id)));
  }
}

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
