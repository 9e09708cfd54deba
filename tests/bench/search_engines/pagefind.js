// Pagefind by its own interface, in the page's thread: a browser slows no worker down.

const pagefind = await import("/pagefind/pagefind.js");
await pagefind.options({ noWorker: true });

async function find(query) {
  const { results } = await pagefind.search(query);
  return results.map((result) => async () => {
    const { url, meta, excerpt } = await result.data();
    return { address: url.replace(/^\//, ""), title: meta.title, text: excerpt };
  });
}

document.getElementById("search_narrow").addEventListener("toggle", () => pagefind.filters());
