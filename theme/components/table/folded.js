/** Open what is folded around the place that the address names, in browsers that do not do so by themselves. */
function unfoldTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const folded = /** @type {HTMLDetailsElement | null | undefined} */ (target?.closest("details.folded:not([open])"));
  if (!folded) return;
  folded.open = true;
  target?.scrollIntoView();
}

unfoldTarget();
addEventListener("hashchange", unfoldTarget);
