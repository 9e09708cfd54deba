// The outermost elements that are shown now and were not yet on this page, in whatever width or mode: each as HTML,
// without the addresses of its links, which differ from page to page and tell an engine nothing.
() => {
  const kept = `shown ${location.pathname}`;
  const before = new Set(JSON.parse(sessionStorage.getItem(kept) ?? "[]"));
  const fresh = new Set();
  const keys = new Set(before);
  const walk = (parent, path) =>
    [...parent.children].forEach((element, at) => {
      const key = `${path}>${at}${element.localName}#${element.id}`;
      if (element.checkVisibility({ visibilityProperty: true })) {
        if (!before.has(key)) fresh.add(element);
        keys.add(key);
      }
      walk(element, key);
    });
  walk(document.body, "");
  sessionStorage.setItem(kept, JSON.stringify([...keys]));
  return [...fresh].filter((element) => !fresh.has(element.parentElement)).map((element) => element.outerHTML.replace(/ href="[^"]*"/g, ' href=""'));
}
