// Before any page: a voice that speaks into a list, and a note of every listener a page sets up.
(() => {
  window.listeners = [];
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const at = this === window || this === document ? "everywhere" : this.id || this.localName || "elsewhere";
    if (!(this instanceof AbortSignal)) window.listeners.push({ type, at, signal: options?.signal });
    return listen.call(this, type, listener, options);
  };
  // That of the tests themselves, for what the security policy forbids, is none of the page.
  const own = ({ type, signal }) => !signal?.aborted && type !== "securitypolicyviolation";
  window.listening = () => window.listeners.filter(own).map(({ type, at }) => `${at} ${type}`);

  window.spoken = [];
  window.cancelled = 0;
  window.tongues = ["cmn", "en_GB"];
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => window.tongues.map((lang) => ({ lang, localService: true })),
    speak: (utterance) => {
      const { text, lang, rate, voice } = utterance;
      window.spoken.push({ text, lang, rate, voice: voice?.lang || "" });
      setTimeout(() => (window.mute ? utterance.onerror?.() : utterance.onend?.()));
    },
    cancel: () => (window.cancelled += 1),
  });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
})();
