/*
 * A question to an index: what it asks for, what may be meant by it, and the answer.
 */

/** @typedef {{found: Found[], terms: string[], also: string[], instead: string[]}} Answer */

// Characters: a pasted sentence is answered, a pasted page costs no more than a sentence.
const LONGEST_QUERY = 200;
// Each term may load a file: a sentence of 30 characters is looked up whole, and a hostile query loads no more.
const MOST_TERMS = 30;
// The results that are shown first: only among them a page is put in the reader's language.
const LOOKED_AT = 5;
// Texts that are loaded to look for a phrase in quotation marks: what the first four screens of results may show.
const MOST_READ = 40;
// Pinyin of up to eight letters may be initials (ylf); longer words are syllables or nothing.
const LONGEST_INITIALS = 8;
// A word of two letters is a letter away from too many others.
const SHORTEST_CORRECTED = 3;
// Words that one with a typing error may be: each is a file more, and the right one is nearly always among the first.
const MOST_CORRECTIONS = 4;
const QUOTED = /["“”„「『]([^"“”„」』]+)["“”」』]/g;

/**
 * A query without its stop phrases, the words that questions are made of; all of it where nothing else is left.
 * @param {string} text @param {string[]} stopPhrases
 */
function withoutStopPhrases(text, stopPhrases) {
  if (text.match(QUOTED)) return text;
  let rest = text;
  for (const phrase of stopPhrases) {
    if (HAS_UNSPACED.test(phrase)) rest = rest.replaceAll(phrase, " ");
    else if (/^\p{L}/u.test(phrase)) rest = ` ${rest} `.replaceAll(` ${phrase} `, " ");
  }
  return termsOf(rest).length ? rest.trim().replace(/\s+/g, " ") : text;
}

/** One question to an index. */
class Query {
  /** @param {Store} store @param {string} text */
  constructor(store, text) {
    this.store = store;
    this.text = withoutStopPhrases(plain(text.slice(0, LONGEST_QUERY)).trim(), store.stopPhrases);
    /** @type {string[]} */
    this.instead = [];
    /** @type {Map<string, string>} */
    this.rows = new Map();
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
   * What is asked for.
   * @returns {Promise<Clause[]>}
   */
  async clauses() {
    const wanted = new Map(termsAndTokens(this.text).slice(0, MOST_TERMS));
    const missing = await this.fetch([...wanted.keys()]);
    const unspaced = missing.filter((term) => HAS_UNSPACED.test(term));
    if (unspaced.length && (await this.simplify(unspaced))) return this.clauses();
    const clauses = await Promise.all([...wanted].map(async ([term, tokens]) => {
      const meant = this.rows.has(term) ? [[term]] : await this.alternatives(term);
      return meant.map((terms) => ({ terms, tokens }));
    }));
    return [...clauses.flat(), ...(await this.skipBigrams(wanted))];
  }

  /**
   * Skip-bigrams, which forgive a wrong character: where one of two pairs of characters that overlap is nowhere, what
   * stands around the character they share.
   * @param {Map<string, number[]>} wanted @returns {Promise<Clause[]>}
   */
  async skipBigrams(wanted) {
    const pairs = [...wanted].filter(([term]) => term.length === 2 && HAS_UNSPACED.test(term));
    const around = pairs.slice(1).flatMap(([term, [, last]], at) => {
      const [before, [first, middle]] = pairs[at];
      const wrong = middle === last - 1 && !(this.rows.has(before) && this.rows.has(term));
      return wrong ? [{ terms: [`${before[0]}*${term[1]}`], tokens: [first, middle, last] }] : [];
    });
    await this.fetch(around.flatMap(({ terms }) => terms));
    return around.filter(({ terms }) => this.rows.has(terms[0]));
  }

  /** The query as a title of its own. */
  get whole() {
    return this.text.replace(/\s+/g, " ").replace(/["\u201c\u201d]/g, "");
  }

  /**
   * The key of what has the whole query as its name: it stands by the first term, which is looked up anyway.
   * @param {string} sign
   */
  named(sign) {
    return `${termsOf(this.whole)[0] || ""}${sign}${this.whole}`;
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
  async alternatives(term) {
    if (HAS_UNSPACED.test(term)) return [term.length === 1 ? await this.beginning(term) : [term]];
    const word = this.text.match(RUN)?.find((one) => stemOf(one) === term) || term;
    if (/[^a-z]/.test(word)) return [[term]];
    return (await this.pinyin(word)) || (await this.corrected(term)) || [[term]];
  }

  /**
   * For a character no title has: pairs that begin with it.
   * @param {string} character
   */
  async beginning(character) {
    const pairs = (await this.store.get(`~${character}`))?.split(" ") || [];
    await this.fetch(pairs);
    return pairs.length ? pairs : [character];
  }

  /**
   * Pinyin: every two syllables, or every three first letters, if the index has them all.
   * @param {string} word
   */
  async pinyin(word) {
    const syllables = syllablesOf(word) || [];
    const letters = [...word];
    const pairs = syllables.slice(1).map((one, at) => stemOf(syllables[at] + one));
    const triples = letters.slice(2).map((one, at) => stemOf(letters[at] + letters[at + 1] + one));
    for (const terms of [pairs, word.length <= LONGEST_INITIALS ? triples : []]) {
      const missing = terms.length ? await this.fetch(terms) : [""];
      if (!missing.length) return terms.map((one) => [one]);
    }
    return null;
  }

  /**
   * The words that are a letter away: two such words have a form in common that lacks one letter.
   * @param {string} term
   */
  async corrected(term) {
    if (term.length < SHORTEST_CORRECTED) return null;
    const forms = [term, ...[...term].map((_, at) => term.slice(0, at) + term.slice(at + 1))];
    const near = await Promise.all(forms.map((form) => this.store.get(`?${form}`)));
    const words = [...new Set(near.flatMap((row) => (row ? row.split(" ") : [])))];
    const good = words.filter((word) => Math.abs(word.length - term.length) < 2).slice(0, MOST_CORRECTIONS);
    await this.fetch(good);
    if (good.length) this.instead.push(...good);
    return good.length ? [good] : null;
  }

  /** The other names of what is asked for. */
  async also() {
    const others = await this.store.get(this.named("="));
    return others ? others.split("|") : [];
  }

  /** Load what the answer begins with, while somebody is still typing. */
  async prefetch() {
    await this.fetch(termsOf(this.text).slice(0, MOST_TERMS));
  }

  /** @param {string} language @returns {Promise<Answer>} */
  async answer(language) {
    const versions = this.store.languages.length > 1 ? this.store.column("@versions") : Promise.resolve([]);
    const [clauses, also, distances] = await Promise.all([this.clauses(), this.also(), versions]);
    const terms = [...this.rows.keys()];
    const title = this.named('"');
    await this.fetch([title]);
    const found = rank([...clauses, { terms: [title], tokens: [] }], this.rows, this.store, language);
    const shown = this.phrases.length ? await this.exactly(found) : this.withVersions(found, distances, language);
    return { found: shown, terms, also, instead: this.instead };
  }

  /**
   * Before a page in another language, the same page in the reader's, where that is not found itself; where it is, the
   * other comes after all else.
   * @param {Found[]} found @param {string[][]} distances @param {string} language @returns {Found[]}
   */
  withVersions(found, distances, language) {
    const known = new Set(found.map(({ page }) => page));
    /** @type {Found[]} */
    const last = [];
    const first = found.flatMap((one, at) => {
      const pages = (distances[one.page] || []).map((far) => one.page + Number(far));
      const page = inLanguage(one.page, this.store, language) ? undefined : pages.find((other) => inLanguage(other, this.store, language));
      if (page !== undefined && known.has(page)) {
        last.push(one);
        return [];
      }
      return page !== undefined && at < LOOKED_AT ? [{ ...one, id: page * PARTS, page }, one] : [one];
    });
    return [...first, ...last];
  }

  /**
   * Exactly what stands between quotation marks: asked of the texts themselves, of each part that has all the words.
   * Of a word in very many parts the index does not know all.
   * @param {Found[]} found @returns {Promise<Found[]>}
   */
  async exactly(found) {
    const rows = [...new Set(this.phrases.flatMap(termsOf))].map((term) => this.rows.get(term) || "!");
    const known = rows.filter((row) => numbersOf(row)[0] === postingsOf(row).length);
    const postings = (known.length ? known : rows).map((row) => new Map(postingsOf(row)));
    const likely = found.flatMap((one) =>
      [...one.parts.keys()].filter((id) => postings.every((ids) => ids.has(id))).map((id) => ({ ...one, id })));
    const read = likely.slice(0, MOST_READ);
    const entries = await Promise.all(read.map(({ id }) => this.store.entry(id)));
    const exact = read.filter((_, at) => {
      const text = plain(`${entries[at].title} ${entries[at].text}`);
      return this.phrases.every((phrase) => text.includes(phrase));
    });
    return exact.filter(({ page }, at) => exact.findIndex((one) => one.page === page) === at);
  }
}
