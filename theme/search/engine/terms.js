/*
 * Terms: what is compared when somebody searches.  `generator/search/text.py` makes the same of what is published.
 */

const LONGEST_TERM = 40;
const UNSPACED =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const RUN = new RegExp(`([${UNSPACED}]+)|(\\p{Nd}+(?:[.,]\\p{Nd}+)*)|((?:(?![${UNSPACED}])[\\p{L}\\p{Nl}\\p{No}])+)`, "gu");
const DOCUMENT_NUMBER = /[〔[(【〖〈<「](\d{4})[〕\])】〗〉>」]\s*\u7b2c?\s*(\d+)\s*\u53f7/g;
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
