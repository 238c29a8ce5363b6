// What a lesson's page says of itself: that its parts are getting ready, that they are, that its kernel
// has gone or cannot be reached. Answers that are not saved wait in the page's storage meanwhile.
(() => {
  const LOOK_MS = 10000;
  const SLOW_MS = 40000;
  const words = JSON.parse(document.getElementById("app-words").textContent);
  const status = document.getElementById("app-status");
  const trouble = document.getElementById("app-trouble");
  let missed = 0;

  window.voila_heartbeat = () => {}; // Voila sends a call of it while a kernel is slow to start

  // A region says it anew only when its words change.
  const say = (region, text) => {
    if (region.textContent !== text) region.textContent = text;
  };

  const cells = () => [...document.querySelectorAll(".app-cell")];
  const slow = setTimeout(() => say(status, words.slow), SLOW_MS);
  const watcher = new MutationObserver(() => {
    if (!cells().every((cell) => cell.querySelector(".jp-Cell-outputWrapper"))) return;
    watcher.disconnect();
    clearTimeout(slow);
    document.body.dataset.ready = "yes";
    say(status, words.ready);
  });
  watcher.observe(document.getElementById("lesson"), { childList: true, subtree: true });

  function tell(what) {
    trouble.hidden = !what;
    say(trouble.querySelector("p"), what ? words[what] : "");
  }

  const settings = () => document.getElementById("jupyter-config-data");

  async function state() {
    const { kernelId } = JSON.parse(settings().textContent);
    try {
      const answer = await fetch(`/awake/${kernelId}`, { cache: "no-store" });
      if (!answer.ok) return "unreachable";
      const { awake, connected } = await answer.json();
      if (!awake) return "asleep";
      // A page that comes back needs a moment to connect anew.
      missed = connected || !document.body.dataset.ready ? 0 : missed + 1;
      return missed > 1 ? "unreachable" : null;
    } catch {
      return "unreachable";
    }
  }

  let looking = false;
  async function look() {
    if (looking || !settings()) return;
    looking = true;
    const before = !trouble.hidden;
    const now = await state();
    looking = false;
    tell(now);
    if (before && !now) say(status, words.reached);
  }

  setInterval(look, LOOK_MS);
  for (const event of ["online", "offline", "pageshow", "focus"]) window.addEventListener(event, look);
  document.addEventListener("visibilitychange", look);
  trouble.querySelector("button").addEventListener("click", () => location.reload());
})();
