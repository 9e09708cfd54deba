// Material's search as its own page drives it, but in the page's thread: a browser slows no worker down.

const [SETUP, READY, QUERY] = [0, 1, 2];

function tell(type, data) {
  return new Promise((resolve) => {
    window.postMessage = (reply) => resolve(reply);
    dispatchEvent(new MessageEvent("message", { data: { type, data } }));
  });
}

async function open() {
  const script = document.createElement("script");
  const loaded = new Promise((resolve) => { script.onload = resolve; });
  script.src = "/worker.js";
  document.head.append(script);
  const [index] = await Promise.all([fetch("/search/search_index.json").then((reply) => reply.json()), loaded]);
  const { type } = await tell(SETUP, { ...index, options: { suggest: false } });
  if (type !== READY) throw new Error("Material's search did not start");
}

const opened = open();

async function find(query) {
  await opened;
  const { data } = await tell(QUERY, query);
  return data.items.map((sections) => async () => {
    const page = sections.find(({ location }) => !location.includes("#")) || sections[0];
    const plain = document.createElement("div");
    plain.innerHTML = page.title;
    return { address: page.location, title: plain.textContent, text: sections[0].text.slice(0, 300) };
  });
}
