/*
 * The search engine.  It reads the files that `generator/search` writes, a few for each query, and knows nothing of the
 * page: `load` gives it the rows of a file by name, from wherever they come.
 */

/** @typedef {Map<string, string>} Rows */
/** @typedef {{id: number, page: number, score: number, coverage: number, parts: Map<number, number>}} Found */
/** @typedef {{address: string, title: string, kind: string, place: string, language: string, date: string, text: string}} Entry */
/** @typedef {{found: Found[], terms: string[], phrases: string[], also: string[], instead: string[]}} Answer */

const PARTS = 32;
const STEPS = 16;
const LONGEST_QUERY = 200;
const MOST_TERMS = 30;
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
 * The terms of a plain text, as the index has them.
 * @param {string} text
 */
function termsOf(text) {
  const terms = [];
  for (const [, run, number, word] of text.matchAll(RUN)) {
    const letters = [...(run || "")];
    if (letters.length === 1) terms.push(run);
    for (let at = 1; at < letters.length; at += 1) terms.push(letters[at - 1] + letters[at]);
    if (number) terms.push(number.replaceAll(",", ""));
    if (word) terms.push(stemOf(word));
  }
  for (const [, year, number] of text.matchAll(DOCUMENT_NUMBER)) terms.push(`〔${year}〕${number}`);
  return terms;
}

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
    /** @type {[number, number, [string, number, number][]]} */
    const [depth, pages, languages] = JSON.parse(root.get("") || "");
    this.depth = depth;
    this.pages = pages;
    this.languages = languages;
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

/** One question to an index. */
class Query {
  /** @param {Store} store @param {string} text */
  constructor(store, text) {
    this.store = store;
    this.text = plain(text.slice(0, LONGEST_QUERY)).trim();
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
   * Groups of terms: each group is one thing asked for, met by any of its terms.
   * @returns {Promise<string[][]>}
   */
  async groups() {
    const wanted = [...new Set(termsOf(this.text))].slice(0, MOST_TERMS);
    const missing = await this.fetch(wanted);
    const unspaced = missing.filter((term) => HAS_UNSPACED.test(term));
    if (unspaced.length && (await this.simplify(unspaced))) return this.groups();
    const groups = await Promise.all(wanted.map(async (term) => (this.rows.has(term) ? [[term]] : this.others(term))));
    return groups.flat();
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
    const others = await this.store.get(`=${this.text.replace(/\s+/g, " ").replace(/["“”]/g, "")}`);
    return others ? others.split("|") : [];
  }

  /** @param {string} language @returns {Promise<Answer>} */
  async answer(language) {
    const [groups, also] = await Promise.all([this.groups(), this.also()]);
    const terms = [...this.rows.keys()];
    const found = weigh(groups.map((group) => group.map((term) => this.rows.get(term) || "")), this.store, language);
    const required = new Set(this.phrases.flatMap(termsOf));
    const exact = required.size ? found.filter((one) => this.holds(one, required)) : found;
    return { found: exact, terms, phrases: this.phrases, also, instead: this.instead };
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
 * Pages by how much they say about what is asked for: the rarer a term, the more it counts, and a page that has all of
 * them counts more than one that has some of them often.
 * @param {string[][]} groups @param {Store} store @param {string} language @returns {Found[]}
 */
function weigh(groups, store, language) {
  /** @type {Map<number, {score: number, weight: number}>} */
  const parts = new Map();
  /** @type {Map<number, {score: number, weight: number, parts: Map<number, number>}>} */
  const pages = new Map();
  let whole = 0;
  for (const rows of groups) {
    const places = rows.filter(Boolean).map(placesOf);
    const number = rows.reduce((sum, row) => sum + (row ? numbersOf(row)[0] : 0), 0);
    const weight = Math.log(1 + (4 * store.pages + 10) / (number + 1));
    whole += weight;
    /** @type {Map<number, number>} */
    const best = new Map();
    /** @type {Map<number, number>} How likely it seems, from what its parts say, that a page says nothing. */
    const silence = new Map();
    for (const [id, impact] of places.flat()) {
      best.set(id, Math.max(best.get(id) || 0, impact));
      const page = Math.floor(id / PARTS);
      silence.set(page, (silence.get(page) || 1) * (1 - impact / STEPS));
    }
    for (const [id, impact] of best) {
      const part = parts.get(id) || { score: 0, weight: 0 };
      parts.set(id, { score: part.score + weight * impact, weight: part.weight + weight });
    }
    for (const [id, without] of silence) {
      const page = pages.get(id) || { score: 0, weight: 0, parts: new Map() };
      page.score += weight * STEPS * (1 - without);
      page.weight += weight;
      pages.set(id, page);
    }
  }
  for (const [id, part] of parts) pages.get(Math.floor(id / PARTS))?.parts.set(id, part.score * (part.weight / whole) ** 2);
  const found = [...pages].map(([page, { score, weight, parts: own }]) => {
    const [id, best] = [...own].reduce((one, other) => (other[1] > one[1] ? other : one));
    const first = own.get(page * PARTS) || 0;
    const coverage = weight / whole;
    return {
      id: first >= best * 0.8 ? page * PARTS : id,
      page,
      coverage,
      score: (score * coverage ** 2 + best) * (inLanguage(page, store, language) ? 1.15 : 1),
      parts: own,
    };
  });
  const least = 0.5 * found.reduce((most, one) => Math.max(most, one.coverage), 0);
  return found.filter((one) => one.coverage >= least).sort((one, other) => other.score - one.score || one.page - other.page);
}

/** @param {number} page @param {Store} store @param {string} language */
const inLanguage = (page, { languages }, language) =>
  languages.some(([code, first, last]) => code === language && page >= first && page <= last);
