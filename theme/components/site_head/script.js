/* “/” leads to the search field, for who has asked for it on the search page: single keys are otherwise left alone. */
addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey } = event;
  const field = document.getElementById("search_words") || document.getElementById("find_words");
  const typing = target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
  if (key !== "/" || typing || ctrlKey || altKey || metaKey || !field) return;
  try {
    if (localStorage.getItem("gongkai-search-key") !== "on") return;
  } catch {
    return;
  }
  event.preventDefault();
  field.focus();
});
