/**
 * Narrow and sort a table, and narrow the mosaic with it, as its choices and the address of the page say.
 * @param {HTMLElement} filter @param {HTMLTableElement} table
 */
function startFilter(filter, table) {
  const entries = entriesOf(table);
  const selects = [...filter.querySelectorAll("select")];
  const status = /** @type {HTMLElement} */ (filter.querySelector("[role=status]"));
  const headers = /** @type {HTMLTableCellElement[]} */ ([...table.querySelectorAll("th[data-sort]")]);
  const columns = [...table.querySelectorAll("thead th")].filter((header) => !header.matches("th:not([class])"));
  const tiles = tilesByAddress();
  /** @type {Order | null} */
  let order = null;

  const apply = () => {
    const chosen = selects.filter((select) => select.value);
    /** @param {HTMLTableRowElement} row */
    const keep = (row) => chosen.every(({ name, value }) => row.dataset[name] === value);
    const header = headers.find(({ dataset }) => order && dataset.sort === order.column);
    const compare = header && order ? comparison(header, columns.indexOf(header), order) : null;
    const shown = layOut(entries, keep, compare);
    for (const one of headers) one.ariaSort = one !== header || !order ? null : order.descending ? "descending" : "ascending";
    for (const { row } of entries) tiles.get(row.querySelector("a")?.href || "")?.(keep(row));
    status.textContent = (status.dataset.shown || "").replace("#", String(shown));
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = asked.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    const column = asked.get("sort") || "";
    order = headers.some(({ dataset }) => dataset.sort === column.replace(/^-/, ""))
      ? { column: column.replace(/^-/, ""), descending: column.startsWith("-") }
      : null;
    return order || selects.some((select) => select.value);
  };

  const write = () => {
    const address = new URL(location.href);
    address.search = "";
    address.hash = "";
    for (const { name, value } of selects) if (value) address.searchParams.set(name, value);
    if (order) address.searchParams.set("sort", (order.descending ? "-" : "") + order.column);
    history.pushState(null, "", address);
  };

  const change = () => {
    write();
    apply();
  };
  for (const header of headers) {
    addSortButton(header, () => {
      const column = header.dataset.sort || "";
      const same = order?.column === column;
      order = same && order?.descending ? null : { column, descending: same };
      change();
    });
  }
  filter.addEventListener("change", change);
  filter.querySelector("button")?.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    order = null;
    change();
  });
  addEventListener("popstate", () => {
    read();
    apply();
  });
  if (read()) apply();
}

/**
 * What shows each tile of the mosaic or leaves it out, by the address it leads to.  A tile that is left out keeps its
 * place, empty: the whole stays in sight.
 */
function tilesByAddress() {
  const tiles = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".mosaic a.tile")]);
  return new Map(tiles.map((tile) => {
    const place = /** @type {HTMLElement} */ (tile.parentElement);
    /** @param {boolean} shown */
    const show = (shown) => {
      place.replaceChildren(...(shown ? [tile] : []));
      place.className = shown ? "" : "tile other";
      place.ariaHidden = shown ? null : "true";
    };
    return [tile.href, show];
  }));
}

/** @param {HTMLTableCellElement} header @param {() => void} act */
function addSortButton(header, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...header.childNodes);
  button.addEventListener("click", act);
  header.append(button);
}

for (const filter of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".filter"))) {
  const table = document.getElementById(`${filter.dataset.table}_c1`)?.closest("table");
  if (table) startFilter(filter, table);
}
