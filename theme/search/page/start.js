/*
 * The search page: asks the engine for what the form says, and shows what it finds.  What is searched for stands in the
 * address, so that it can be kept, sent and gone back to.
 */

/** @typedef {{answer: Answer, hits: Found[], shown: number}} Results */

// Each result is a record to load: five fill a phone, and whoever wants more has seen that it is worth ten.
const FIRST_RESULTS = 5;
const MORE_RESULTS = 10;
// Milliseconds without a key after which the words are searched for.  Chosen: half as long would search for nearly every
// letter, twice as long would be felt as a wait.
const PAUSE = 300;
const searchArea = document.getElementById("search_area");
const searchForm = /** @type {HTMLFormElement | null} */ (document.getElementById("search_form"));

/** @type {string | undefined} */
let deliveredRows;
Object.assign(window, { searchRows: (/** @type {string} */ rows) => { deliveredRows = rows; } });

/**
 * The rows of a file.  Files come as scripts: nothing else loads from a disk, or without any server's help.
 * @param {string} name @returns {Promise<Rows>}
 */
function loadRows(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${searchArea?.dataset.files}${name}.js`;
    script.onerror = () => reject(new Error(name));
    script.onload = () => {
      const rows = deliveredRows;
      deliveredRows = undefined;
      script.remove();
      if (rows === undefined) reject(new Error(name));
      else resolve(new Map(rows.split("\n").map((row) => /** @type {[string, string]} */ (row.split("\t", 2)))));
    };
    document.head.append(script);
  });
}

/** @param {HTMLElement} area @param {HTMLFormElement} form */
function startSearch(area, form) {
  const words = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = /** @type {HTMLElement} */ (document.getElementById("search_status"));
  const also = /** @type {HTMLElement} */ (document.getElementById("search_also"));
  const results = /** @type {HTMLElement} */ (document.getElementById("search_results"));
  const list = /** @type {HTMLElement} */ (results.querySelector("ol"));
  const more = /** @type {HTMLElement} */ (document.getElementById("search_more"));
  const narrow = /** @type {HTMLDetailsElement} */ (document.getElementById("search_narrow"));
  const key = /** @type {HTMLInputElement} */ (document.getElementById("search_key"));
  const language = document.documentElement.lang;
  const controls = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...narrow.querySelectorAll("[name]")]);
  const facets = [...new Set(controls.map((control) => control.name))].filter((name) => name !== "sort");
  /** @type {Promise<Store> | undefined} */
  let store;
  /** @type {Results | undefined} */
  let current;
  let turn = 0;

  const open = () => {
    store ||= loadRows((area.dataset.root || "").replace(/\.js$/, "")).then((root) => new Store(loadRows, root));
    store.catch(() => { store = undefined; });
    return store;
  };

  /** @param {string} name @param {string} [value] */
  const say = (name, value = "") => (area.dataset[name] || "").replace("#", () => value);

  /** What narrows the results: the chosen values of each facet. */
  const limits = () => {
    const chosen = new FormData(form);
    return facets.map((name) => ({ name, values: chosen.getAll(name).map(String).filter(Boolean) }));
  };

  const sorted = () => String(new FormData(form).get("sort") || "");

  /** The form as an address, without what is empty. */
  function address() {
    const filled = [...new FormData(form)].filter(([, value]) => value).map(([name, value]) => [name, String(value)]);
    const query = String(new URLSearchParams(filled));
    return location.pathname + (query ? `?${query}` : "");
  }

  /** The form as the address says. */
  function fill() {
    const asked = new URLSearchParams(location.search);
    words.value = (asked.get("q") || "").slice(0, LONGEST_QUERY);
    for (const control of controls) {
      if (control instanceof HTMLSelectElement) control.value = asked.get(control.name) || "";
      else control.checked = asked.getAll(control.name).includes(control.value);
    }
    for (const select of form.querySelectorAll("select")) if (select.selectedIndex < 0) select.selectedIndex = 0;
    narrow.open = controls.some((control) => asked.has(control.name));
  }

  /** @param {"push" | "replace"} how */
  function keep(how) {
    try {
      if (address() !== location.pathname + location.search) history[`${how}State`](null, "", address());
    } catch {
      // A browser that keeps no addresses of pages on a disk.
    }
  }

  /**
   * The pages that are left within the limits; `but` leaves one facet out of account.
   * @param {Store} index @param {Found[]} found @param {string} [but]
   */
  async function within(index, found, but) {
    const set = limits().filter(({ name, values }) => values.length && name !== but);
    const columns = await Promise.all(set.map(({ name }) => index.column(`!${name}`)));
    return found.filter(({ page }) => set.every(({ values }, at) => columns[at][page]?.some((one) => values.includes(one))));
  }

  /** Beside each choice, how many results it would leave. */
  async function count() {
    if (!narrow.open || !current) return;
    const [index, { found }] = [await open(), current.answer];
    for (const name of facets) {
      const [column, left] = await Promise.all([index.column(`!${name}`), within(index, found, name)]);
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const { page } of left) for (const value of column[page] || []) counts.set(value, (counts.get(value) || 0) + 1);
      for (const control of controls.filter((one) => one.name === name)) showCounts(control, counts);
    }
  }

  /** @param {boolean} more */
  async function show(more) {
    if (!current) return;
    const mine = turn;
    const { answer, hits, shown } = current;
    const index = await open();
    const some = hits.slice(shown, shown + (more ? MORE_RESULTS : FIRST_RESULTS));
    const entries = await Promise.all(some.map(({ id }) => index.entry(id)));
    if (mine !== turn) return;
    const items = entries.map((entry) => resultItem(entry, answer, area.dataset.site || ""));
    list.append(...items);
    current.shown += some.length;
    moreButton();
    if (more) items[0]?.querySelector("a")?.focus();
  }

  function moreButton() {
    more.hidden = !current || current.shown >= current.hits.length;
  }

  async function search() {
    turn += 1;
    const mine = turn;
    if (!words.value.trim()) {
      current = undefined;
      list.textContent = "";
      results.hidden = true;
      also.hidden = true;
      status.textContent = "";
      return;
    }
    const index = await open();
    const answer = await new Query(index, words.value).answer(language);
    const hits = await within(index, answer.found);
    if (sorted() === "date") {
      const dates = await index.column("@dates");
      hits.sort((one, other) => (dates[other.page]?.[0] || "").localeCompare(dates[one.page]?.[0] || ""));
    }
    if (mine !== turn) return;
    current = { answer, hits, shown: 0 };
    list.textContent = "";
    results.hidden = !hits.length;
    await show(false);
    if (mine !== turn) return;
    tell(answer, hits.length);
    await count();
  }

  /** @param {Answer} answer @param {number} number */
  function tell({ found, also: names, instead }, number) {
    const none = found.length ? say("narrowed") : say("none");
    status.textContent = number ? say(number === 1 ? "one" : "some", String(number)) : none;
    const listed = (/** @type {string[]} */ ones) => ones.join(area.dataset.separator || ", ");
    const said = [names.length ? say("also", listed(names)) : "", instead.length ? say("instead", listed(instead)) : ""];
    also.textContent = said.filter(Boolean).join(" ");
    also.hidden = !also.textContent;
  }

  const attempt = () => search().catch(() => {
    turn += 1;
    current = undefined;
    list.textContent = "";
    results.hidden = true;
    also.hidden = true;
    status.textContent = say("broken");
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { keep("replace"); attempt(); }, PAUSE);
    open().then((index) => new Query(index, words.value).prefetch()).catch(() => undefined);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keep("push");
    attempt();
  });
  words.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) soon();
  });
  words.addEventListener("compositionend", soon);
  narrow.addEventListener("change", ({ target }) => {
    if (target === key) return;
    keep("push");
    attempt();
  });
  narrow.addEventListener("toggle", () => count().catch(attempt));
  more.addEventListener("click", () => show(true).catch(attempt));
  addEventListener("popstate", () => { fill(); attempt(); });
  keepKey(key);
  fill();
  if (area.dataset.root) open().catch(() => undefined);
  attempt();
}

/** Whether “/” leads to the field, kept on this device. @param {HTMLInputElement} box */
function keepKey(box) {
  try {
    box.checked = localStorage.getItem("gongkai-search-key") === "on";
    box.addEventListener("change", () => {
      if (box.checked) localStorage.setItem("gongkai-search-key", "on");
      else localStorage.removeItem("gongkai-search-key");
    });
  } catch {
    box.disabled = true;
  }
}

if (searchArea && searchForm) startSearch(searchArea, searchForm);
