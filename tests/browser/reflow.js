// What does not fit on the open page: matter wider than the window, words cut off by a box, words upon words.
() => {
  const root = document.documentElement;
  const place = (element) => `<${element.localName} class="${element.className}"> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const found = [];
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    found.push(`${root.scrollWidth} px wide: ${wide.slice(-3).map(place).join(", ")}`);
  }
  const isForTheEar = (element) => {
    const { position, clipPath } = getComputedStyle(element);
    return position === "absolute" && (clipPath !== "none" || element.clientWidth <= 1);
  };
  // A strip that stays in sight has a ground of its own, and what it lies upon comes out as the page is scrolled.
  const strip = (element) => {
    if (!element) return null;
    const { position, backgroundColor } = getComputedStyle(element);
    return ["sticky", "fixed"].includes(position) && backgroundColor !== "rgba(0, 0, 0, 0)" ? element : strip(element.parentElement);
  };
  const cuts = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    if (isForTheEar(element)) return false;
    const [beside, below] = [scrollWidth > clientWidth + 1, scrollHeight > clientHeight + 1];
    return (beside && overflowX !== "visible") || (below && ["hidden", "clip"].includes(overflowY));
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (element.textContent.trim() && element.clientWidth > 0 && cuts(element)) found.push(`cut off: ${place(element)}`);
  }

  // Each line of words that is to be seen.  Half of its height is looked at: a tight line may reach into its neighbours.
  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode;
    if (!data.trim() || !parentElement.checkVisibility({ visibilityProperty: true })) continue;
    let isHeard = false;
    for (let one = parentElement; one; one = one.parentElement) isHeard ||= isForTheEar(one) || one.matches(".skip:not(:focus)");
    if (isHeard) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const { left, right, top, height } of range.getClientRects()) {
      if (right - left > 1) lines.push({ left: left + 1, right: right - 1, top: top + height / 4, bottom: top + (height * 3) / 4, parentElement, strip: strip(parentElement) });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, index) => {
    if (one.left < -1 || one.right > root.clientWidth + 1) found.push(`beyond the window: ${place(one.parentElement)}`);
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (one.strip === other.strip && other.left < one.right && one.left < other.right) found.push(`upon each other: ${place(one.parentElement)}, ${place(other.parentElement)}`);
    }
  });
  return found;
}
