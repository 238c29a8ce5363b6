// What the lessons need of a browser. Written so that an old one can read it, too.
var gluteSite = {
  // The parts that are not there, by the names that their makers gave them.
  lacking: function () {
    var lacking = [];
    if (typeof WebAssembly !== "object") lacking.push("WebAssembly");
    try {
      if (!window.indexedDB) lacking.push("IndexedDB");
    } catch (error) {
      lacking.push("IndexedDB");
    }
    if (!("serviceWorker" in navigator) && window.isSecureContext !== false) lacking.push("service workers");
    if (typeof Promise !== "function" || typeof BroadcastChannel !== "function") lacking.push("today's JavaScript");
    return lacking;
  },

  // The place on the problem page that says what is wrong; "" when nothing is.
  problem: function () {
    if (window.isSecureContext === false) return "insecure";
    return gluteSite.lacking().length ? "browser" : "";
  },
};
