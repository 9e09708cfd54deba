// Put into a page before anything else: asks it, and notes when the first result stood there.

(() => {
  const LONGEST_WAIT = 600000;
  const NEW = "#search_results li:not([data-seen]) a";

  const words = (name) => document.getElementById("search_area")?.dataset[name];
  const status = () => document.getElementById("search_status")?.textContent;

  const addresses = () => [...document.querySelectorAll("#search_results li a")].map((link) => link.href);

  // Milliseconds until the first result, or until it was said that there is none.
  function answer(since) {
    return new Promise((resolve, reject) => {
      let first = null;
      setTimeout(() => reject(new Error("no answer")), LONGEST_WAIT);
      addEventListener("error", (event) => reject(event.error));
      addEventListener("unhandledrejection", (event) => reject(event.reason));
      const observer = new MutationObserver(() => {
        if (first === null && document.querySelector(NEW)) first = performance.now() - since;
        if (!status() || status() === words("busy")) return;
        observer.disconnect();
        if (status() === words("broken")) reject(new Error("the page says that its search is broken"));
        resolve({ first: first ?? performance.now() - since, addresses: addresses() });
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
    });
  }

  function ask(query) {
    document.getElementById("search_status").textContent = "";
    for (const item of document.querySelectorAll("#search_results li")) item.dataset.seen = "";
    const field = document.getElementById("search_words");
    field.value = query;
    const answered = answer(performance.now());
    field.form.requestSubmit();
    return answered;
  }

  // The addresses once there are ten, or all that there are.
  async function more() {
    const button = document.getElementById("search_more");
    if (!document.querySelector(NEW) || button.hidden) return addresses();
    const before = addresses().length;
    button.click();
    while (addresses().length === before) await new Promise((resolve) => { setTimeout(resolve, 5); });
    return addresses();
  }

  window.reader = { opened: answer(0), ask, more };
})();
