// While a tool or a hand presses, and the end of it. me: the session; see session.js.

const STRAY_CLICK_MS = 500; // the second click of a double click on Start lands on Stop
const ONE_HOLD = "glute-lessons:hold-starts"; // one press at a time in the whole page

function pressPart(me) {
  const { model, words, voice, players, pace, heard, log, felt } = me;

  function startPasses() {
    if (!me.isOpen()) return me.refuseClosed();
    if (!window.dispatchEvent(new CustomEvent(ONE_HOLD, { cancelable: true }))) return me.refuse(words.busy);
    me.note("step");
    return press();
  }

  function press() {
    me.pressing = true;
    log.line.hidden = true; // a kernel that is busy now is no news for one who presses
    me.ask = me.askFeeling("during", words.feel_during, whilePressing);
    const parts = pressingView(model, me.stage(), { pace, stop: stopByHand, ask: me.ask });
    me.stopKeys?.remove();
    me.stopKeys = catchStopKeys(() => stop());
    window.addEventListener(ONE_HOLD, anotherStarts);
    me.run = stageRun(me.stage(), { sounds: players.reverse()[0], pace, voice, words }, {
      cue: me.say, look: (ms) => showMomentOf(parts, me.stage(), words, ms), end: pressed,
    });
    me.show(parts, me.stage().kind === "hold" ? me.stage().says : "");
    heard.sound.checked = isMuted();
    felt.wait();
    me.run.begin();
  }

  function whilePressing(value, rule, said) {
    said.textContent = rule.during;
    if (rule.ends) stop(rule.during);
    else me.say(rule.during);
  }

  // The stage has run its time. A hold that would follow is left out at more than 4, or by choice.
  function pressed() {
    const value = me.ask.scale.value();
    if (me.stage().kind === "hold") writeHold("done", me.stage().seconds * 1000);
    endPress();
    me.run = null; // its last tone sounds on
    const tooStrong = value !== null && !me.ruleOf(value).goes_on;
    const holdNext = me.stages[me.at + 1].kind === "hold";
    if (holdNext && tooStrong) me.saysFirst = fill(words.no_hold_now, { aim: model.get("aim") });
    me.enter(me.at + (holdNext && (tooStrong || me.noHold) ? 2 : 1));
  }

  function writeHold(ended, heldMs) {
    const { side: worked, seconds } = me.stage();
    const held_seconds = Math.round(heldMs / 1000);
    log.post({ technique: me.technique(), side: worked, planned_seconds: seconds, held_seconds, ended }, "hold");
  }

  function endPress() {
    me.pressing = false;
    log.line.hidden = false;
    me.stopKeys?.disarm();
    window.removeEventListener(ONE_HOLD, anotherStarts);
  }

  // says: why it has ended, where it was not Stop that ended it.
  function stop(says = words.stopped) {
    const where = stopNow();
    if (where) me.question(where, says);
  }

  // Everything that is heard or felt ends first. Returns what a stop event tells of it.
  function stopNow() {
    if (!me.pressing) return null;
    voice.quiet();
    const heldMs = me.run.pressedMs();
    me.run.stop();
    for (const each of players) each.silence();
    me.run = null;
    if (me.stage().kind === "hold" && heldMs > 0) writeHold("stopped", heldMs);
    endPress();
    felt.flush();
    return { technique: me.technique(), side: me.stage().side, seconds: Math.round(heldMs / 1000) };
  }

  function stopByHand() {
    if (me.run?.elapsed() > STRAY_CLICK_MS) stop();
  }

  function anotherStarts(event) {
    if (event.cancelable) event.preventDefault();
    else if (stopNow()) me.enter(me.placeToGoOn(), { free: true });
  }

  return { press, startPasses, stop, stopNow };
}
