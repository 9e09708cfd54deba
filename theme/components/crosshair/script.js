/**
 * Two lines that meet where the pointer is, or the middle of what has the focus.
 * @param {AbortSignal} off
 */
function drawCrosshair(off) {
  const crosshair = /** @type {HTMLElement} */ (document.querySelector(".crosshair"));
  /** @type {{ x: number, y: number } | null} */
  let pointer = null;
  /** @param {number} x @param {number} y */
  const meet = (x, y) => {
    const page = document.body.getBoundingClientRect();
    crosshair.style.setProperty("--x", `${x - page.left}px`);
    crosshair.style.setProperty("--y", `${y - page.top}px`);
  };
  const follow = () => pointer && meet(pointer.x, pointer.y);
  document.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
    pointer = { x, y };
    follow();
  }, { signal: off, passive: true });
  document.addEventListener("scroll", follow, { signal: off, passive: true });
  document.addEventListener("focusin", ({ target }) => {
    pointer = null;
    const { left, top, width, height } = /** @type {Element} */ (target).getBoundingClientRect();
    meet(left + width / 2, top + height / 2);
  }, { signal: off });
}
