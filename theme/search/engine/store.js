/*
 * The files that `generator/search` writes, a few for each query.  Of the page it knows nothing: `load` gives it the
 * rows of a file by name, from wherever they come.
 */

/** @typedef {Map<string, string>} Rows */
/** @typedef {{address: string, title: string, kind: string, place: string, language: string, date: string, text: string}} Hit */

// Printable ASCII, from "!" (33) to "~" (126).
const LETTERS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).filter((one) => !"`\\$".includes(one));
const LETTER_VALUES = new Map(LETTERS.map((letter, at) => [letter, at]));
// As `generator/search` writes numbers, names of files and records: each changes together with its counterpart there.
const LAST_LETTER = 46;
const MARK = 5;
const NEIGHBOURS = 4;

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
 * In which of so many files a key stands: as its beginning says, by CRC-32.
 * @param {string} key @param {number} count
 */
function bucketOf(key, count) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(key.split(/["=.!]/, 1)[0])) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (-(crc & 1) & 0xedb88320);
  }
  return (~crc >>> 0) % count;
}

/** The rows of an index, looked up from its root. */
class Store {
  /** @param {(name: string) => Promise<Rows>} load @param {Rows} root */
  constructor(load, root) {
    /** @type {[number, number, number, [string, number, number][], string[]]} */
    const [count, listed, pages, languages, stopPhrases] = JSON.parse(root.get("") || "");
    this.count = count;
    this.listed = listed;
    this.pages = pages;
    this.languages = languages;
    this.stopPhrases = stopPhrases;
    this.load = load;
    this.root = root;
    /** @type {Map<string, Promise<Rows>>} */
    this.files = new Map();
  }

  /**
   * A file by its number, and by its mark in a list.
   * @param {string} kind @param {number} number @param {Rows} list @param {number} at
   */
  file(kind, number, list, at) {
    const name = `${kind}${number}-${(list.get("marks") || "").slice(at * MARK, (at + 1) * MARK)}`;
    const file = this.files.get(name) || this.load(name);
    this.files.set(name, file);
    file.catch(() => this.files.delete(name));
    return file;
  }

  /** @param {string} key @returns {Promise<string | undefined>} */
  async get(key) {
    const bucket = bucketOf(key, this.count);
    const number = Math.floor(bucket / this.listed);
    const list = this.listed > 1 && (await this.file("list-", number, this.root, number));
    const file = list ? this.file("", bucket, list, bucket % this.listed) : this.file("", bucket, this.root, bucket);
    return (await file).get(key);
  }

  /** @param {number} id @returns {Promise<Hit>} */
  async entry(id) {
    const value = await this.get(`#${Math.floor(id / NEIGHBOURS)}.${id % NEIGHBOURS}`);
    const [address, title, kind, place, language, date, text] = JSON.parse(value || "");
    return { address, title, kind, place, language, date, text };
  }

  /**
   * What is said of every page, by its number: `!` and a facet, `@dates`, `@versions`.
   * @param {string} key @returns {Promise<string[][]>}
   */
  async column(key) {
    /** @type {[string[][], string]} */
    const [values, letters] = JSON.parse(this.root.get(key) || (await this.get(key)) || '[[],""]');
    const runs = numbersOf(letters);
    const pages = [];
    for (let at = 0; at < runs.length; at += 2) {
      for (let times = 0; times <= runs[at + 1]; times += 1) pages.push(values[runs[at]]);
    }
    return pages;
  }
}
