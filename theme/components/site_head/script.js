/* “/” leads to the search field, for who has asked for it on the search page: single keys are otherwise left alone. */
{
  /** @param {KeyboardEvent} event */
  const seek = (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    const field = document.getElementById("search_words") || document.getElementById("find_words");
    const typing = target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
    if (key !== "/" || typing || ctrlKey || altKey || metaKey || !field) return;
    event.preventDefault();
    field.focus();
  };
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById("search_key"));
  box?.addEventListener("change", () => (box.checked ? addEventListener("keydown", seek) : removeEventListener("keydown", seek)));
  try {
    if (localStorage.getItem("gongkai-search-key") === "on") addEventListener("keydown", seek);
  } catch {
    // Where nothing is kept, nobody has asked for it.
  }
}
