// Where an element stands, from the body down, in words that stay the same when pages around it change.
window.place = (element) => {
  if (!(element instanceof Element)) return "document";
  const names = [];
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    names.unshift([at.localName, ...at.classList].join("."));
  }
  return names.join(" > ") || "html";
};
