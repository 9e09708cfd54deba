/** @typedef {{ text: string, language: string, block: Element }} Run Words of one language in one block of the page. */

const SPOKEN = "a, button, summary, label, h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, pre";
const BLOCK = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, pre, summary, legend, label, div";
/** Chrome falls silent after 15 seconds: so many characters stay below that at the slowest rate. */
const MOST_AT_ONCE = { han: 40, other: 130 };

/** @type {SpeechSynthesisUtterance | null} */
let utterance = null;
/** @type {Run[]} */
let waiting = [];

const isBeingRead = () => utterance !== null;

/**
 * The words of an element, as they stand: what is hidden, from the eye or from a listener, is left out.
 * @param {Element} element
 * @returns {Run[]}
 */
function runsOf(element) {
  /** @type {Run[]} */
  const runs = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest("[aria-hidden=true], option") || !parent.getClientRects().length) continue;
    const block = parent.closest(BLOCK) || element;
    const language = /** @type {HTMLElement | null} */ (parent.closest("[lang]"))?.lang || "";
    const last = runs[runs.length - 1];
    if (last && last.block === block && last.language === language) last.text += node.nodeValue;
    else runs.push({ text: node.nodeValue || "", language, block });
  }
  for (const run of runs) run.text = run.text.replace(/\s+/g, " ").trim();
  return runs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/**
 * The words of what was pressed, or has the focus.
 * @param {EventTarget | null} target
 * @returns {Run[]}
 */
function runsAt(target) {
  if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) {
    const name = [...(target.labels || [])].flatMap(runsOf);
    const value = target instanceof HTMLSelectElement ? target.selectedOptions[0].text : target.value;
    return [...name, { text: value, language: document.documentElement.lang, block: target }].filter(({ text }) => text);
  }
  const spoken = target instanceof Element && target.closest(SPOKEN);
  return spoken ? runsOf(spoken) : [];
}

/**
 * Sentence by sentence, each short enough to be said at once.
 * @param {Run} run
 * @returns {Run[]}
 */
function sentencesOf({ text, language, block }) {
  const sentences = "Segmenter" in Intl
    ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment)
    : text.match(/[^。！？.!?]+[。！？.!?]*/g) || [text];
  const most = /^(zh|ja|ko)/.test(language) ? MOST_AT_ONCE.han : MOST_AT_ONCE.other;
  return sentences.flatMap((sentence) => piecesOf(sentence.trim(), most)).map((piece) => ({ text: piece, language, block }));
}

/**
 * @param {string} sentence
 * @param {number} most
 * @returns {string[]}
 */
function piecesOf(sentence, most) {
  if (sentence.length <= most) return sentence ? [sentence] : [];
  const head = sentence.slice(0, most);
  const at = Math.max(...[..."，、；：）, "].map((sign) => head.lastIndexOf(sign))) + 1 || most;
  return [head.slice(0, at).trim(), ...piecesOf(sentence.slice(at).trim(), most)];
}

/**
 * A voice for a language.  Chinese ones may be tagged zh-CN, zh_CN or cmn.
 * @param {string} language
 */
function voiceFor(language) {
  /** @param {string} tag */
  const plain = (tag) => tag.toLowerCase().replace(/_/g, "-").replace(/^cmn\b/, "zh");
  const wanted = plain(language);
  const fitting = speechSynthesis.getVoices().filter(({ lang }) => plain(lang).split("-")[0] === wanted.split("-")[0]);
  return fitting.find(({ lang }) => plain(lang) === wanted) || fitting.find((voice) => voice.localService) || fitting[0];
}

/** Be silent at once. */
function hush() {
  waiting = [];
  utterance = null;
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

/** @param {Run[]} runs */
function say(runs) {
  hush();
  waiting = runs.flatMap(sentencesOf);
  sayNext();
}

/** One sentence; the next when it ends, at the rate that is then set. */
function sayNext() {
  const next = waiting.shift();
  utterance = null;
  if (!next) return;
  const own = new SpeechSynthesisUtterance(next.text);
  own.lang = next.language;
  own.rate = Number(choice("rate") || 1);
  own.voice = voiceFor(next.language) || null;
  own.onend = () => utterance === own && sayNext();
  own.onerror = () => utterance === own && cannotSpeak();
  utterance = own;
  if (choice("caption")) showCaption(next);
  speechSynthesis.speak(own);
}

/**
 * The main text, from a place on.
 * @param {Element | null} from
 */
function sayOnward(from) {
  const main = document.querySelector("main");
  if (!main) return;
  const runs = runsOf(main);
  const start = from && main.contains(from) && from !== main
    ? runs.findIndex(({ block }) => from.contains(block) || block.contains(from) || isAfter(from, block))
    : 0;
  say(start < 0 ? [] : runs.slice(start));
}

/** @param {Node} one @param {Node} other */
const isAfter = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/**
 * Read out what is asked for: what is pressed, what has the focus, or everything from there on.
 * @param {AbortSignal} off
 */
function readAloud(off) {
  if (!("speechSynthesis" in window)) return;
  /** @param {Event} event */
  const answer = ({ type, target }) => {
    const [mode, runs] = [choice("mode"), runsAt(target)];
    if (!(target instanceof Element) || !runs.length) return;
    if (mode === "focus") {
      if (type === "focusin") say(runs);
    } else if (!target.closest(".reading-bar, .opener")) {
      if (mode === "all") sayOnward(target);
      else if (type === "click") say(runs);
    }
  };
  document.addEventListener("click", answer, { signal: off });
  document.addEventListener("focusin", answer, { signal: off });
  addEventListener("pagehide", hush, { signal: off });
  off.addEventListener("abort", hush);
}
