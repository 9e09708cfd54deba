/**
 * How rows stand: the column they are sorted by, and which way round.
 * @typedef {{ column: string, descending: boolean }} Order
 * @typedef {{ row: HTMLTableRowElement, body: HTMLTableSectionElement, group: HTMLTableCellElement | null,
 *   cells: HTMLTableCellElement[], headers: (string | null)[] }} Entry
 */

/**
 * The rows of a table, taken up so that they can be laid out anew.  Totals stay where they are.
 * @param {HTMLTableElement} table
 * @returns {Entry[]}
 */
function entriesOf(table) {
  return [...table.tBodies].filter((body) => !body.matches(".total")).flatMap((body) => {
    const group = /** @type {HTMLTableCellElement | null} */ (body.querySelector("th[scope=rowgroup]"));
    return [...body.rows].map((row) => {
      const cells = [...row.cells].filter((cell) => cell !== group);
      return { row, body, group, cells, headers: cells.map((cell) => cell.getAttribute("headers")) };
    });
  });
}

/**
 * Lay out the rows that are kept.  In the order of the source they stand below the names of their groups; sorted, each
 * says its group in a cell of its own, for a name that spans rows would hold for the wrong ones.
 * @param {Entry[]} entries @param {(row: HTMLTableRowElement) => boolean} keep
 * @param {((one: Entry, other: Entry) => number) | null} compare
 */
function layOut(entries, keep, compare) {
  const kept = entries.filter(({ row }) => keep(row));
  if (compare) kept.sort(compare);
  for (const { row, group } of entries) {
    group?.remove();
    row.querySelector("td.group")?.remove();
    row.remove();
  }
  for (const entry of kept) {
    (compare ? entries[0] : entry).body.append(entry.row);
    nameGroup(entry, Boolean(compare));
  }
  return kept.length;
}

/** @param {Entry} entry @param {boolean} alone */
function nameGroup({ row, body, group, cells, headers }, alone) {
  cells.forEach((cell, at) => {
    const ids = (headers[at] || "").split(" ").filter((id) => !alone || id !== group?.id);
    cell.setAttribute("headers", ids.join(" "));
  });
  if (!group) return;
  if (alone) {
    const cell = document.createElement("td");
    cell.className = "words group";
    cell.setAttribute("headers", group.getAttribute("headers") || "");
    cell.ariaColIndex = group.ariaColIndex;
    cell.textContent = group.textContent;
    row.prepend(cell);
  } else {
    if (!group.isConnected) row.prepend(group);
    group.rowSpan = body.rows.length;
  }
}

/**
 * What puts two rows in order.
 * @param {HTMLTableCellElement} header @param {number} at @param {Order} order
 * @returns {(one: Entry, other: Entry) => number}
 */
function comparison(header, at, { column, descending }) {
  const ranks = header.dataset.order?.split(" ");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  /** @param {Entry} one @param {Entry} other */
  const compare = (one, other) =>
    ranks
      ? ranks.indexOf(one.row.dataset[column] || "") - ranks.indexOf(other.row.dataset[column] || "")
      : collator.compare(one.cells[at].textContent || "", other.cells[at].textContent || "");
  return descending ? (one, other) => compare(other, one) : compare;
}
