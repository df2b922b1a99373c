"use strict";
// What answers the page: Python in a worker, made of the blocks of this file. `ask` gives the answer to a request.
const engine = (() => {
  let worker, ready, waiting, last = 0;

  const send = (message) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, ...message });
  });

  const start = () => {
    waiting = new Map();
    const code = document.getElementById("worker").textContent;
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = ({ data: { id, answer, failure } }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (failure === undefined) resolve(answer);
      else reject(new Error(failure));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of waiting.values()) reject(new Error(event.message));
    };
    const blocks = {};
    for (const block of document.querySelectorAll("[data-block]")) blocks[block.dataset.block] = block.textContent;
    ready = send({ blocks });
    ready.catch(() => {}); // whoever asks is told
    return ready;
  };

  return {
    start,
    ask: async (request) => { await ready; return send({ request }); },
    // What is being worked on is given up, and Python starts anew.
    stop: () => {
      worker.terminate();
      for (const { reject } of waiting.values()) reject(new Error("stopped"));
      return start();
    },
  };
})();
