/*
 * The reading bar.  Its controls set attributes of the root; style sheets follow those, and so do the functions that
 * need more than style, which listen only while they are on.
 */
const root = document.documentElement;
const bar = document.getElementById("reading_bar");
const barOpener = document.getElementById("reading_bar_opener");
const ZOOMS = ["", ...READING.choices.zoom];

/** @param {string} name */
const choice = (name) => root.dataset[name] || "";

/** @param {string} name @param {string} value */
function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

/** Remember on this device what differs from the usual; nothing where nothing does. */
function remember() {
  const chosen = Object.keys(READING.choices).filter(choice).map((name) => [name, choice(name)]);
  const kept = JSON.stringify({ version: READING.version, ...Object.fromEntries(chosen) });
  try {
    if (chosen.length) localStorage.setItem(READING.key, kept);
    else localStorage.removeItem(READING.key);
  } catch {
    // Storage refused: it holds for this page.
  }
}

/**
 * A function that is switched on and off; everything it listens to ends with the signal it is given.
 * @param {(off: AbortSignal) => void} start
 */
function switchable(start) {
  /** @type {AbortController | null} */
  let running = null;
  /** @param {boolean} on */
  return (on) => {
    if (on && !running) {
      running = new AbortController();
      start(running.signal);
    } else if (!on && running) {
      running.abort();
      running = null;
    }
  };
}

const switches = {
  bar: switchable(answerBar),
  pin: switchable(holdBar),
  caption: switchable(writeCaptions),
  crosshair: switchable(drawCrosshair),
  sound: switchable(readAloud),
};

/** Let everything follow the attributes of the root. */
function follow() {
  barOpener?.setAttribute("aria-expanded", String(choice("bar") !== ""));
  for (const toggle of bar?.querySelectorAll("[aria-pressed]") || []) {
    toggle.setAttribute("aria-pressed", String(choice(toggle.getAttribute("name") || "") !== ""));
  }
  for (const select of bar?.querySelectorAll("select") || []) select.value = choice(select.name);
  for (const [name, turn] of Object.entries(switches)) turn(choice(name) !== "");
  colourWindow();
}

/** The window's own edge, where a browser colours it, in the paper of the chosen scheme. */
function colourWindow() {
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const usual = meta.getAttribute("data-usual") || meta.getAttribute("content") || "";
    meta.setAttribute("data-usual", usual);
    meta.setAttribute("content", choice("scheme") ? getComputedStyle(root).backgroundColor : usual);
  }
}

/**
 * Say what the controls cannot say of themselves; what they can would be heard twice.
 * @param {string} words @param {string} [value]
 */
function tell(words, value = "") {
  const status = /** @type {HTMLElement | null} */ (bar?.querySelector("[role=status]"));
  if (status) status.textContent = (status.dataset[words] || "").replace("#", value);
}

/** @param {number} step */
function zoom(step) {
  const at = Math.min(Math.max(ZOOMS.indexOf(choice("zoom")) + step, 0), ZOOMS.length - 1);
  choose("zoom", ZOOMS[at]);
  tell(at === ZOOMS.length - 1 ? "largest" : "zoom", ZOOMS[at] || "100");
}

/** The preset sets three things at once, and puts back what was chosen before. */
function switchEasy() {
  const on = !choice("easy");
  for (const [name, value] of [["zoom", "150"], ["scheme", "black-on-white"]]) {
    if (on) choose(`${name}Before`, choice(name));
    choose(name, on ? value : choice(`${name}Before`));
    if (!on) choose(`${name}Before`, "");
  }
  choose("easy", on ? "on" : "");
}

function reset() {
  for (const name of Object.keys(READING.choices)) choose(name, "");
  tell("reset");
}

/** @param {boolean} open */
function show(open) {
  choose("bar", open ? "on" : "");
  if (!open) choose("pin", "");
  tell("nothing");
  follow();
  (open ? bar : barOpener)?.focus();
  remember();
}

/** @type {Record<string, () => void>} */
const ACTIONS = { larger: () => zoom(1), smaller: () => zoom(-1), easy: switchEasy, reset };

/** @param {string} name */
function press(name) {
  if (name === "leave") {
    reset();
    show(false);
    return;
  }
  tell("nothing");
  const act = ACTIONS[name] || (() => choose(name, choice(name) ? "" : "on"));
  act();
  follow();
  remember();
  if (name === "sound" && choice("sound") && choice("mode") === "all") sayOnward(null);
}

/**
 * What the open bar answers to.  Escape shuts it from inside, unless it is pinned: the site takes no other key.
 * @param {AbortSignal} off
 */
function answerBar(off) {
  bar?.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (button) press(button.name);
  }, { signal: off });
  bar?.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    choose(target.name, target.value);
    follow();
    remember();
    if (target.name === "mode") hush();
  }, { signal: off });
  bar?.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !choice("pin")) show(false);
  }, { signal: off });
  lookForVoices(off);
}

/**
 * Say plainly where the browser has no voice, or none for the language of the page.
 * @param {AbortSignal} off
 */
function lookForVoices(off) {
  const controls = document.getElementById("reading_bar_voice");
  const note = controls?.querySelector("p");
  if (!controls || !note) return;
  const look = () => {
    const found = "speechSynthesis" in window && speechSynthesis.getVoices().length > 0;
    const fitting = found && voiceFor(root.lang);
    note.hidden = Boolean(fitting);
    note.textContent = (fitting ? "" : found ? note.dataset.foreign : note.dataset.voiceless) || "";
    for (const control of controls.querySelectorAll("button, select")) control.toggleAttribute("disabled", !fitting);
  };
  look();
  if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", look, { signal: off });
}

function cannotSpeak() {
  hush();
  tell("failed");
}

/**
 * A pinned bar stays in sight where it leaves the page room, and what has the focus is never behind it.
 * @param {AbortSignal} off
 */
function holdBar(off) {
  const fit = () => {
    const height = bar?.offsetHeight || 0;
    const held = height <= innerHeight * 0.4;
    choose("held", held ? "on" : "");
    root.style.setProperty("--held", held ? `${height}px` : "0px");
  };
  const watcher = new ResizeObserver(fit);
  if (bar) watcher.observe(bar);
  addEventListener("resize", fit, { signal: off });
  off.addEventListener("abort", () => {
    watcher.disconnect();
    choose("held", "");
    root.style.removeProperty("--held");
  });
}

if (bar && barOpener) {
  if (choice("pin")) choose("bar", "on");
  barOpener.addEventListener("click", () => show(!choice("bar")));
  follow();
}
