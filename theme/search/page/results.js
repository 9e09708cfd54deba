/*
 * What was found, as it is shown.
 */

// Chinese characters: about three lines on a phone.  A text with spaces takes twice as many letters for as much.
const EXCERPT = 120;
// What is looked for should stand in the first four fifths of an excerpt, so that words follow that explain it.
const WITH_CONTEXT = 0.8;
// An excerpt begins with its sentence where that takes less than a third of it, and otherwise so many letters before the
// first match, or at the last gap between words a little before.
const SENTENCE_BEFORE = 1 / 3;
const LETTERS_BEFORE = 24;
const LETTERS_TO_GAP = 12;

/**
 * How many results a choice would leave; what would leave none gives way, unless it is chosen.
 * @param {HTMLInputElement | HTMLSelectElement} control @param {Map<string, number>} counts
 */
function showCounts(control, counts) {
  if (control instanceof HTMLInputElement) {
    const label = control.closest("label");
    const number = counts.get(control.value) || 0;
    const place = label?.querySelector(".count");
    if (place) place.textContent = String(number);
    if (label) label.hidden = !number && !control.checked;
    return;
  }
  for (const option of control.options) {
    option.dataset.label ||= option.text;
    const number = counts.get(option.value) || 0;
    option.text = option.value ? `${option.dataset.label} (${number})` : option.dataset.label;
    option.hidden = Boolean(option.value) && !number && !option.selected;
  }
}

/** @param {Hit} entry @param {Answer} answer @param {string} site */
function resultItem(entry, answer, site) {
  const item = document.createElement("li");
  if (entry.language !== document.documentElement.lang) {
    item.lang = entry.language;
    item.dir = "auto";
  }
  const heading = document.createElement("h3");
  const link = document.createElement("a");
  link.href = site + addressOnDisk(entry.address);
  const asked = new Set([...answer.terms, ...answer.also.flatMap((name) => termsOf(plain(name)))]);
  link.append(...withMarks(entry.title, asked));
  heading.append(link);
  const stands = document.createElement("p");
  stands.className = "stands";
  stands.textContent = [...new Set([entry.kind, entry.place, entry.date])].filter(Boolean).join(" · ");
  const excerpt = document.createElement("p");
  excerpt.append(...withMarks(excerptOf(entry.text, asked), asked));
  item.append(heading, stands, excerpt);
  return item;
}

/** On a disk no server finds the page of a folder. @param {string} address */
function addressOnDisk(address) {
  const [path, anchor] = address.split("#");
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const file = location.protocol === "file:" ? `${encoded}index.html` : encoded;
  return anchor === undefined ? file : `${file}#${encodeURIComponent(anchor)}`;
}

/**
 * Where a text has the terms: [from, to] of each.
 * @param {string} text @param {Set<string>} asked
 */
function marksIn(text, asked) {
  /** @type {number[]} */
  const origin = [];
  let simple = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = plain(text[at]) || " ";
    simple += letter;
    origin.push(...Array(letter.length).fill(at));
  }
  /** @type {[number, number][]} */
  const marks = [];
  /** @param {number} from @param {number} to */
  const add = (from, to) => {
    const [start, end] = [origin[from], origin[to - 1] + 1];
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  };
  for (const { 0: run, 1: unspaced, index } of simple.matchAll(RUN)) {
    if (!unspaced && termsOf(run).some((term) => asked.has(term))) add(index, index + run.length);
    for (let at = 0; unspaced && at < run.length; at += 1) {
      if (asked.has(run.slice(at, at + 2))) add(index + at, index + Math.min(at + 2, run.length));
      else if (asked.has(run[at])) add(index + at, index + at + 1);
    }
  }
  return marks;
}

/** @param {string} text @param {Set<string>} asked */
function withMarks(text, asked) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const [from, to] of marksIn(text, asked)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(at, from), mark);
    at = to;
  }
  return [...nodes, text.slice(at)];
}

/**
 * The part of a text that has most of what is asked for.
 * @param {string} text @param {Set<string>} asked
 */
function excerptOf(text, asked) {
  const length = HAS_UNSPACED.test(text) ? EXCERPT : 2 * EXCERPT;
  if (text.length <= length) return text;
  const marks = marksIn(text, asked);
  const worth = marks.map(([from]) => marks.filter((one) => one[0] >= from && one[1] <= from + length * WITH_CONTEXT).length);
  const best = marks[worth.indexOf(Math.max(...worth))]?.[0] || 0;
  const before = text.slice(0, best);
  const sentence = Math.max(...["\u3002", "\uff1b", "\uff01", "\uff1f", ". ", "! ", "? "].map((end) => before.lastIndexOf(end) + 1));
  const gap = before.slice(0, -LETTERS_TO_GAP).search(/\S+$/);
  const start = best - sentence < length * SENTENCE_BEFORE ? sentence : Math.max(gap, best - LETTERS_BEFORE);
  const end = start + length < text.length ? start + length : text.length;
  return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
}
