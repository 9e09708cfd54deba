// What does not fit on the open page: matter wider than the window, and words cut off by their box.
() => {
  const root = document.documentElement;
  const place = (element) => `<${element.localName} class="${element.className}"> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const found = [];
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    found.push(`${root.scrollWidth} px wide: ${wide.slice(-3).map(place).join(", ")}`);
  }
  const cuts = (element) => {
    const { overflowX, overflowY, position } = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    if (position === "absolute" && clientWidth <= 1) return false; // words for the ear only
    const [beside, below] = [scrollWidth > clientWidth + 1, scrollHeight > clientHeight + 1];
    return (beside && overflowX !== "visible") || (below && ["hidden", "clip"].includes(overflowY));
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (element.textContent.trim() && element.clientWidth > 0 && cuts(element)) found.push(`cut off: ${place(element)}`);
  }
  return found;
}
