// What is quickly seen of the open page: names, headings, targets, contrast.  Where it has less to say, others look closer.
() => {
  const SMALLEST = 24; // CSS pixels, WCAG 2.5.8; the walk with the Tab key measures 44 where it walks
  const ENOUGH = 7, ENOUGH_IF_LARGE = 4.5; // WCAG 1.4.6
  const LARGE = 24, LARGE_IF_BOLD = 18.66; // CSS pixels: 18 and 14 points
  const found = [];
  const place = (element) => `<${element.localName} class="${element.className.baseVal ?? element.className}"> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });

  const wordsOf = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const heard = (element) =>
    [...element.childNodes]
      .map((node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType === Node.ELEMENT_NODE && node.ariaHidden !== "true" ? (node.alt ?? node.ariaLabel ?? heard(node)) : ""))
      .join("");
  const name = (element) =>
    [wordsOf(element.getAttribute("aria-labelledby") ?? ""), element.ariaLabel ?? "", ...[...(element.labels ?? [])].map(heard), element.alt ?? "", heard(element)].join("").trim();
  for (const element of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea, iframe, [role=img]")) {
    if (isSeen(element) && !name(element)) found.push(`no name: ${place(element)}`);
  }
  for (const image of document.querySelectorAll("img:not([alt])")) found.push(`no words for a picture: ${place(image)}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) found.push(`leads nowhere: ${place(link)}`);
  }

  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isSeen).map((heading) => Number(heading.localName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push("not one first heading");
  levels.forEach((level, at) => level > (levels[at - 1] ?? 0) + 1 && found.push(`level ${level} after ${levels[at - 1] ?? 0}`));

  for (const element of document.querySelectorAll("button, summary, input:not([type=hidden]), select, textarea, nav a[href]")) {
    const { width, height } = element.getBoundingClientRect();
    if (isSeen(element) && width > 1 && (width < SMALLEST || height < SMALLEST) && !element.closest("label")) found.push(`small: ${place(element)}`);
  }

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const isOpaque = (colour) => /^rgb\(/.test(colour) || numbers(colour)[3] === 1;
  const luminance = (colour) => {
    const [red, green, blue] = numbers(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // Null where something else than a plain colour is behind the words: that is for the engines.
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      if (backgroundImage !== "none") return null;
      if (isOpaque(backgroundColor)) return backgroundColor;
      if (numbers(backgroundColor)[3] > 0) return null;
    }
    return "rgb(255, 255, 255)";
  };
  const isForTheEar = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { position, clipPath } = getComputedStyle(one);
      if (position === "absolute" && (clipPath !== "none" || one.clientWidth <= 1)) return true;
    }
    return false;
  };
  const looked = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || looked.has(element) || element.closest("svg") || !isSeen(element) || isForTheEar(element)) continue;
    looked.add(element);
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const behind = ground(element);
    if (!behind || !/^rgb\(/.test(color)) continue;
    const [darker, lighter] = [luminance(color), luminance(behind)].sort((one, other) => one - other);
    const size = parseFloat(fontSize);
    const wanted = size >= LARGE || (size >= LARGE_IF_BOLD && fontWeight >= 700) ? ENOUGH_IF_LARGE : ENOUGH;
    if ((lighter + 0.05) / (darker + 0.05) < wanted - 0.005) found.push(`pale, ${color} on ${behind}: ${place(element)}`);
  }
  return found;
}
