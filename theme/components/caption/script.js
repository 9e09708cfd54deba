/**
 * What is pointed at or has the focus, in large type.
 * @param {AbortSignal} off
 */
function writeCaptions(off) {
  /** @param {Event} event */
  const follow = ({ target }) => {
    const [run] = runsAt(target);
    if (run && !isBeingRead()) showCaption(run);
  };
  document.addEventListener("pointerover", follow, { signal: off, passive: true });
  document.addEventListener("focusin", follow, { signal: off });
}

/**
 * As much of the words as the caption has room for.
 * @param {Run} run
 */
function showCaption({ text, language }) {
  const caption = /** @type {HTMLElement} */ (document.querySelector(".caption"));
  caption.lang = language;
  caption.dir = "auto";
  caption.textContent = text;
  for (let most = text.length; caption.scrollHeight > caption.clientHeight && most > 0; ) {
    most = Math.floor(Math.min(most - 1, (most * caption.clientHeight) / caption.scrollHeight));
    caption.textContent = `${[...text].slice(0, most).join("")}…`;
  }
}
