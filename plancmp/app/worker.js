"use strict";
// Python beside the page: it takes a list of blocks once, then requests, one after the other.

self.importScripts = undefined; // this is how Pyodide asks whether it may fetch: it may not
const HOME = "https://plancmp.invalid/"; // no such place: what Pyodide asks of it is answered from the blocks
let desk;

const decode = (text) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
};

const unpack = (text, type) =>
  new Response(new Blob([decode(text)]).stream().pipeThrough(new DecompressionStream("gzip")), {
    headers: { "Content-Type": type },
  });

const importBlock = async (text) => {
  const address = URL.createObjectURL(await unpack(text, "text/javascript").blob());
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
};

const start = async (blocks) => {
  self.fetch = async (address) => {
    const name = String(address).replace(HOME, "");
    if (!(name in blocks)) throw new Error(`${address} is not in this file`);
    return unpack(blocks[name], name.endsWith(".wasm") ? "application/wasm" : "application/zip");
  };
  const [{ loadPyodide }, { default: createPyodideModule }, lockFileContents, ...archives] = await Promise.all([
    importBlock(blocks["pyodide.mjs"]),
    importBlock(blocks["pyodide.asm.mjs"]),
    unpack(blocks["pyodide-lock.json"], "application/json").json(),
    unpack(blocks["wheels.zip"], "application/zip").arrayBuffer(),
    unpack(blocks["plancmp.zip"], "application/zip").arrayBuffer(),
  ]);
  const python = await loadPyodide({ indexURL: HOME, createPyodideModule, lockFileContents, env: { HOME: "/home", PYTHONHASHSEED: "0" } });
  for (const archive of archives) python.unpackArchive(archive, "zip", { extractDir: "/lib/python3.14/site-packages" });
  python.FS.mkdir("/desk");
  python.FS.chdir("/desk");
  const { Desk } = python.pyimport("plancmp.app.desk");
  desk = { python, answer: Desk("/desk").answer };
};

const ask = (request) => {
  const given = desk.python.toPy(request);
  const found = desk.answer(given);
  const answer = found.toJs({ dict_converter: Object.fromEntries });
  given.destroy();
  found.destroy();
  return answer;
};

self.onmessage = async ({ data: { id, blocks, request } }) => {
  try {
    const answer = blocks ? await start(blocks) : ask(request);
    self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failure: String(error) });
  }
};
