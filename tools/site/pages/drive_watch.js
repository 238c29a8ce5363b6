// When the browser's storage is full, JupyterLite leaves the lesson's Python waiting for ever. Here it
// gets an answer: nothing was kept. Python reads back what it wrote, and tells the learner.
(() => {
  const PATIENCE_MS = 1500; // what is still on its way may be another tab's
  const channel = new BroadcastChannel("/sw-api.v1"); // named by JupyterLite's service worker
  const waiting = new Map();

  channel.addEventListener("message", ({ data }) => {
    if ("response" in data) waiting.delete(data.requestId);
    else if (data.pathname?.includes("/api/drive")) waiting.set(data.requestId, data);
  });

  window.addEventListener("unhandledrejection", () => {
    const failed = [...waiting.keys()];
    setTimeout(() => {
      for (const requestId of failed) {
        const asked = waiting.get(requestId);
        if (!asked) continue;
        waiting.delete(requestId);
        channel.postMessage({ response: null, browsingContextId: asked.browsingContextId, requestId });
      }
    }, PATIENCE_MS);
  });
})();
