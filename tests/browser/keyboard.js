// What someone at the keyboard meets on the open page; test_keyboard.py presses the keys.
window.keyboard = (() => {
  const SMALLEST_TARGET = 44;
  const CONTROLS = "a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";

  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const stops = [...document.querySelectorAll(CONTROLS)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && isVisible(element),
  );
  const name = (element) =>
    `<${element.localName}${element.id ? ` id=${element.id}` : ""}> “${(element.textContent || element.value || "").trim().replace(/\s+/g, " ").slice(0, 50)}”`;

  const isHitAt = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && element.contains(hit);
  };
  const isCovered = (element) =>
    [...element.getClientRects()].some(
      ({ left, top, width, height }) => width > 1 && height > 1 && !isHitAt(element, left + width / 2, top + height / 2),
    );
  const isTiny = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < 2 || height < 2;
  };

  const isInline = (element) => getComputedStyle(element).display === "inline";
  const nearestBlock = (element) => (isInline(element) ? nearestBlock(element.parentElement) : element);
  // A link in a sentence shares its line with words that are not links: its size is the line's.
  const isInSentence = (element) => {
    if (element.closest("nav")) return false;
    const block = nearestBlock(element.parentElement);
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode;
      if (/[\p{L}\p{N}]/u.test(data) && !parentElement.closest("a, button") && nearestBlock(parentElement) === block) return true;
    }
    return false;
  };
  // The area that answers to a pointer may be larger than the box that is drawn.
  const isLargeEnough = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width >= SMALLEST_TARGET && box.height >= SMALLEST_TARGET) return true;
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y, reach] = [left + width / 2, top + height / 2, SMALLEST_TARGET / 2 - 0.5];
    return [[x - reach, y], [x + reach, y], [x, y - reach], [x, y + reach]].every(([a, b]) => isHitAt(element, a, b));
  };

  // Stops that are set alike have their focus drawn alike: one of each kind is measured.
  const kind = (element) => {
    const chain = [];
    for (let one = element; one && one !== document.body; one = one.parentElement) chain.push(`${one.localName}.${one.className}`);
    const { outline, outlineOffset, display } = getComputedStyle(element);
    return [...chain, outline, outlineOffset, display, element.getClientRects().length > 1].join(" ");
  };
  // The box that the words of a link over several lines fill together has about the edge of their common outline.
  const perimeter = (element) => {
    const around = ({ width, height }) => 2 * (width + height);
    const pieces = [...element.getClientRects()].map(around).reduce((sum, one) => sum + one, 0);
    return Math.min(pieces, around(element.getBoundingClientRect()));
  };

  return {
    stops: stops.map(name),
    focused: () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const problems = [];
      if (isTiny(element)) problems.push("cannot be seen");
      else if (isCovered(element)) problems.push("is covered or out of sight");
      const { x, y, width, height } = element.getBoundingClientRect();
      const index = stops.indexOf(element);
      return { index, name: name(element), problems, kind: kind(element), perimeter: perimeter(element), x, y, width, height };
    },
    smallTargets: () => {
      const small = stops.filter((element) => !isTiny(element) && !isInSentence(element) && !isLargeEnough(element));
      return small.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return `${name(element)} is ${Math.round(width)} × ${Math.round(height)}`;
      });
    },
    // On main itself, in it or after it: main need not hold any control.
    isPastHead: () =>
      [document.querySelector("main")].some(
        (main) => main === document.activeElement || main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING,
      ),
    oneOfEachKind: () => [...new Map(stops.map((element, index) => [kind(element), index])).values()],
    visit: (index) => stops[index].focus(),
    leave: () => document.activeElement.blur(),
    enter: (index) => stops[index]?.focus({ preventScroll: true }),
  };
})();
