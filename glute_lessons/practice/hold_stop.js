// The question that Stop asks, and what its answer leads to: advice, and after a warning sign a closed
// page. The kernel is told; nothing waits for it.

// root: the card. body: where the advice is drawn, by draw(). say, tell, post: to the learner, to the
// model, to the log.
function stopTriage({ model, root, body, voice, post, say, tell, draw }) {
  const words = model.get("words");
  let asking = null;
  let gone = false; // the card is cleared, or its page is left

  // where: what a stop event holds, but for its reason. says: why the hold has ended.
  function ask(where, says) {
    const stops = model.get("stops");
    asking = askWhy({ host: root, words, stops, says, onAnswer: (reason) => answered(where, reason) });
    body.replaceChildren(make("p", { class: "gl-hold-strong", text: words.stopped }));
    voice.say(`${says} ${words.why}`);
  }

  function answered(where, reason) {
    asking = null;
    const stop = model.get("stops").find(({ id }) => id === reason);
    post({ ...where, reason }, "stop");
    tell({ state: "stopped", stop_reason: reason });
    if (warns(stop)) shutPage(stop);
    draw();
    if (gone) return;
    focusOn(body.querySelector(".gl-advice-name"));
    say(adviceAloud(words, stop));
  }

  function leave() {
    gone = true;
    asking?.close();
    gone = false;
  }

  return { ask, leave, isOpen: () => asking !== null };
}
