// Shows what `find(query)` finds: a list of functions, each of which loads one result, {address, title, text}.

const form = document.getElementById("search_form");
const list = document.querySelector("#search_results ol");
const more = document.getElementById("search_more");
let waiting = [];

function itemOf({ address, title, text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/${address}`;
  link.textContent = title;
  const excerpt = document.createElement("p");
  excerpt.textContent = text;
  item.append(link, excerpt);
  return item;
}

async function show(number) {
  const entries = await Promise.all(waiting.splice(0, number).map((load) => load()));
  list.append(...entries.map(itemOf));
  more.hidden = !waiting.length;
}

async function answer() {
  const found = await find(document.getElementById("search_words").value);
  list.textContent = "";
  waiting = found;
  await show(5);
  document.getElementById("search_status").textContent = `${found.length} results`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  answer();
});
more.addEventListener("click", () => show(10));
document.getElementById("search_words").value = new URLSearchParams(location.search).get("q") || "";
if (document.getElementById("search_words").value) answer();
