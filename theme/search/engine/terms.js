/*
 * Terms: what is compared when somebody searches.  `generator/search/text.py` makes the same of what is published.
 */

// This and the lengths below are those of `generator/search/text.py`, where the reasons stand.
const LONGEST_TERM = 40;
const SHORTEST_PLURAL = 3;
const SHORTEST_ENDING = 5;
const UNSPACED =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const RUN = new RegExp(`([${UNSPACED}]+)|(\\p{Nd}+(?:[.,]\\p{Nd}+)*)|((?:(?![${UNSPACED}])[\\p{L}\\p{Nl}\\p{No}])+)`, "gu");
const DOCUMENT_NUMBER = /[〔[(【〖〈<「](\d{4})[〕\])】〗〉>」]\s*\u7b2c?\s*(\d+)\s*\u53f7/g;
// The letters of the longest syllable of pinyin: zhuang, shuang, chuang.
const LONGEST_SYLLABLE = 6;
const SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeo]ng?|ai|ei|ao|ou|er|i[aeou]?n?g?|iang|iao|iong|iu|ong|u[aeo]?n?g?|uang|uai|ui|u[eo]|v[en]?|[aeo])$/;

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();

/** @param {string} word */
function stemOf(word) {
  let stem = word;
  if (stem.length > SHORTEST_PLURAL) stem = stem.endsWith("ies") ? stem.replace(/ies$/, "y") : stem.replace(/([^su])s$/, "$1");
  if (stem.length > SHORTEST_ENDING) {
    const cut = stem.replace(/(?:ing|ed)$/, "");
    if (cut !== stem) stem = cut.replace(/([bdgmnprt])\1$/, "$1");
  }
  return stem.length > SHORTEST_PLURAL && stem.endsWith("e") ? stem.slice(0, -1) : stem;
}

/**
 * The terms of a plain text, as the index has them, each with the numbers of the characters or words it is made of.
 * @param {string} text @returns {[string, number[]][]}
 */
function termsAndTokens(text) {
  /** @type {[string, number[]][]} */
  const terms = [];
  let token = 0;
  for (const [, run, number, word] of text.matchAll(RUN)) {
    const letters = [...(run || "")];
    if (letters.length === 1) terms.push([run, [token]]);
    for (let at = 1; at < letters.length; at += 1) terms.push([letters[at - 1] + letters[at], [token + at - 1, token + at]]);
    if (number) terms.push([number.replaceAll(",", "").slice(0, LONGEST_TERM), [token]]);
    if (word) terms.push([stemOf([...word].slice(0, LONGEST_TERM).join("")), [token]]);
    token += letters.length || 1;
  }
  for (const [, year, number] of text.matchAll(DOCUMENT_NUMBER)) {
    terms.push([`\u3014${year}\u3015${number}`, [token]]);
    token += 1;
  }
  return terms;
}

/** @param {string} text */
const termsOf = (text) => termsAndTokens(text).map(([term]) => term);

/**
 * How a word may be cut into syllables of pinyin; null where it cannot.
 * @param {string} word @returns {string[] | null}
 */
function syllablesOf(word) {
  if (!word) return [];
  for (let length = Math.min(LONGEST_SYLLABLE, word.length); length > 0; length -= 1) {
    const rest = SYLLABLE.test(word.slice(0, length)) ? syllablesOf(word.slice(length)) : null;
    if (rest) return [word.slice(0, length), ...rest];
  }
  return null;
}
