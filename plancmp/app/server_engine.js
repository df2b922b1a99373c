"use strict";
// What answers the page: the program that serves it, on this computer. `ask` gives the answer to a request.
const engine = (() => {
  let control = new AbortController();

  const encode = (key, value) => {
    if (!(value instanceof Uint8Array)) return value;
    let text = "";
    for (let i = 0; i < value.length; i += 32768) text += String.fromCharCode(...value.subarray(i, i + 32768));
    return btoa(text);
  };
  const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  return {
    start: async () => {},
    ask: async (request) => {
      let response;
      try {
        response = await fetch("ask", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(request, encode),
          signal: control.signal,
        });
      } catch (error) {
        throw new Error(control.signal.aborted ? "stopped" : String(error));
      }
      if (!response.ok) throw new Error(await response.text());
      const answer = await response.json();
      return "content" in answer ? { ...answer, content: decode(answer.content) } : answer;
    },
    stop: async () => {
      control.abort();
      control = new AbortController();
    },
  };
})();
