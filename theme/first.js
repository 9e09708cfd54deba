// Before the first paint: what the reader chose on this device becomes attributes of the root, which style sheets follow.
"use strict";

/** What can be chosen beside the usual, under one key of this device's storage. */
const READING = {
  key: "gongkai-reading",
  version: 1,
  /** @type {Record<string, string[]>} */
  choices: {
    zoom: ["125", "150", "175", "200"],
    scheme: ["light", "dark", "black-on-white", "yellow-on-black"],
    easy: ["on"],
    zoomBefore: ["125", "150", "175", "200"],
    schemeBefore: ["light", "dark", "black-on-white", "yellow-on-black"],
    pointer: ["on"],
    crosshair: ["on"],
    caption: ["on"],
    sound: ["on"],
    rate: ["0.7", "1.4", "2"],
    mode: ["focus", "all"],
    pin: ["on"],
  },
};
document.documentElement.dataset.scripts = "on";
try {
  const kept = JSON.parse(localStorage.getItem(READING.key) || "{}");
  for (const [name, values] of Object.entries(READING.choices)) {
    if (kept.version === READING.version && values.includes(kept[name])) {
      document.documentElement.dataset[name] = kept[name];
    }
  }
} catch {
  // Storage refused or spoiled: as on a first visit.
}
