// Runs the search's own engine against the files of an index, without a browser.
// node engine_rig.js <folder of index> <scripts of the engine> : reads lines of JSON, {query, language, count}, and answers each.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const readline = require("node:readline");
const zlib = require("node:zlib");

const [folder, ...scripts] = process.argv.slice(2);
const engine = scripts.map((script) => fs.readFileSync(script, "utf8")).join("\n");
vm.runInThisContext(`${engine}\nglobalThis.engine = { Store, Query, termsOf, plain };`);

let loaded = [];
function read(name) {
  let rows;
  const content = fs.readFileSync(path.join(folder, name));
  loaded.push(zlib.gzipSync(content).length);
  vm.runInThisContext("globalThis.searchRows = (text) => { globalThis.delivered = text; }");
  vm.runInThisContext(content.toString("utf8"));
  rows = new Map(globalThis.delivered.split("\n").map((line) => {
    const at = line.indexOf("\t");
    return [line.slice(0, at), line.slice(at + 1)];
  }));
  return rows;
}

async function answer({ query, language, count, terms, facets }) {
  if (terms) return globalThis.engine.termsOf(globalThis.engine.plain(query));
  loaded = [];
  const root = read(fs.readdirSync(folder).find((name) => name.startsWith("root-")));
  const store = new globalThis.engine.Store(async (name) => read(`${name}.js`), root);
  if (facets) {
    const before = loaded.length;
    for (const name of facets) await store.column(`!${name}`);
    return { bytes: loaded.slice(before).reduce((sum, one) => sum + one, 0) };
  }
  const { found, also, instead } = await new globalThis.engine.Query(store, query).answer(language);
  const entries = await Promise.all(found.slice(0, count).map((one) => store.entry(one.id)));
  const bytes = loaded.reduce((sum, one) => sum + one, 0);
  return { number: found.length, entries, also, instead, bytes, files: loaded.length, scores: found.slice(0, count).map((one) => [one.score, one.coverage]) };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  }
})();
