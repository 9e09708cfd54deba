// What is wrong with the charts of the open page: words over words, outside the window or too small, and pale marks.
() => {
  const [LEAST_SIZE, LEAST_FOR_WORDS, LEAST_FOR_MARKS, LEAST_ROW, TOUCH] = [12, 7, 3, 100, 1];
  const found = [];
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const visible = (element) => getComputedStyle(element).display !== "none" && element.getClientRects().length > 0;
  const boxes = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  for (const figure of document.querySelectorAll("figure.chart")) {
    const about = figure.querySelector("b").textContent;
    const words = [...figure.querySelectorAll("text, .label, .rows .figure")].filter(visible);
    const placed = words.map((element) => ({ element, boxes: boxes(element), text: element.textContent.trim() }));
    if (!placed.length) found.push(`${about}: no words`);
    for (const [index, { element, boxes: own, text }] of placed.entries()) {
      const style = getComputedStyle(element);
      if (parseFloat(style.fontSize) < LEAST_SIZE) found.push(`${about}: small words “${text}”, ${style.fontSize}`);
      const colour = element.localName === "text" ? style.fill : style.color;
      if (contrast(colour, paper) < LEAST_FOR_WORDS) found.push(`${about}: pale words “${text}”`);
      for (const box of own) {
        if (box.left < 0 || box.right > innerWidth) found.push(`${about}: words outside the window “${text}”`);
        for (const other of placed.slice(index + 1)) {
          const meets = other.boxes.some((its) => box.left < its.right - TOUCH && its.left < box.right - TOUCH && box.top < its.bottom - 3 * TOUCH && its.top < box.bottom - 3 * TOUCH);
          if (meets) found.push(`${about}: words over words “${text}” “${other.text}”`);
        }
      }
    }
    const rows = [...figure.querySelectorAll(".rows svg")].map((row) => row.getBoundingClientRect());
    if (rows.some((row) => Math.abs(row.left - rows[0].left) > TOUCH || Math.abs(row.width - rows[0].width) > TOUCH)) found.push(`${about}: rows without a common scale`);
    if (rows.some((row) => row.width < LEAST_ROW)) found.push(`${about}: rows without room`);
    const marks = [...figure.querySelectorAll("path, circle, rect:not(.band), .target, .bound, .zero")].filter(visible);
    for (const mark of marks) {
      const { fill, stroke } = getComputedStyle(mark);
      const colours = [mark.localName === "line" ? "none" : fill, stroke].filter((colour) => colour !== "none");
      if (!colours.some((colour) => contrast(colour, paper) >= LEAST_FOR_MARKS)) found.push(`${about}: pale mark ${mark.outerHTML.slice(0, 60)}`);
      if (mark.localName === "circle" && mark.getBoundingClientRect().width < 4) found.push(`${about}: small mark`);
    }
  }
  return [...new Set(found)];
}
