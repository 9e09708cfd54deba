/*
 * The files that `generator/search` writes, a few for each query.  Of the page it knows nothing: `load` gives it the
 * rows of a file by name, from wherever they come.
 */

/** @typedef {Map<string, string>} Rows */
/** @typedef {{address: string, title: string, kind: string, place: string, language: string, date: string, text: string}} Hit */

const LETTERS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).filter((one) => !"`\\$".includes(one));
const LETTER_VALUES = new Map(LETTERS.map((letter, at) => [letter, at]));
const LAST_LETTER = 46;

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

  /** @param {number} id @returns {Promise<Hit>} */
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
