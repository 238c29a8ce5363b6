// A bar over the lesson, until it runs: one large button instead of two menus, and the way back.
(() => {
  const LOOK_MS = 200;
  const STAY_MS = 8000;
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  const bar = make("div", "");
  bar.className = "gl-site-bar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "This lesson");
  const run = make("button", "Run this lesson");
  run.type = "button";
  const back = make("a", "All lessons");
  back.href = "../index.html";
  const said = make("p", "");
  said.setAttribute("role", "status");
  bar.append(said, run, back);

  const panel = () => window.jupyterapp?.shell?.currentWidget;
  const isReady = () => panel()?.context?.isReady && panel().content?.model?.cells?.length;

  const MOVES = ["pointerdown", "wheel", "touchstart", "keydown"];

  // Running all moves to the last cell; a reader stays where they are, until they move.
  const runAll = async () => {
    const notebook = panel().content;
    const view = notebook.outerNode;
    const place = notebook.activeCellIndex;
    const height = view.scrollTop;
    const goBack = () => {
      notebook.activeCellIndex = place;
      view.scrollTop = height;
    };
    const letGo = () => {
      view.removeEventListener("scroll", goBack);
      for (const move of MOVES) document.removeEventListener(move, letGo, true);
    };
    // Cells that are sent before Python answers for the first time may stay unrun.
    await panel().sessionContext.ready;
    await panel().sessionContext.session?.kernel?.info;
    view.addEventListener("scroll", goBack);
    for (const move of MOVES) document.addEventListener(move, letGo, true);
    try {
      const running = window.jupyterapp.commands.execute("notebook:run-all-cells");
      requestAnimationFrame(goBack);
      await running;
    } finally {
      requestAnimationFrame(letGo);
    }
  };

  const start = async () => {
    run.remove();
    back.focus();
    said.textContent = "Waking the lesson. The first time takes longest.";
    try {
      await runAll();
      said.textContent = "Ready. The quizzes, maps and timers work now.";
      setTimeout(() => {
        if (bar.contains(document.activeElement)) panel()?.content?.node?.focus({ preventScroll: true });
        bar.remove();
      }, STAY_MS);
    } catch {
      said.textContent = "The lesson could not be run: reload this page and try again.";
    }
  };

  const wait = () => {
    if (isReady()) document.body.prepend(bar);
    else setTimeout(wait, LOOK_MS);
  };
  run.addEventListener("click", start);
  wait();
})();
