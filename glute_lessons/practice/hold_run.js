// One run of a plan: clock, tones, pacer, vibration and wake lock, and all of them over at once.

// A plan for both sides has two legs; the second begins only when the learner may go on.
function legsOf(phases) {
  const legs = [];
  let at = 0;
  let leg = { beginMs: 0, index: 0 };
  for (const phase of phases) {
    const endMs = at + phase.seconds * 1000;
    if (phase.name === "hold") Object.assign(leg, { side: phase.side, holdMs: [at, endMs] });
    at = endMs;
    if (phase.name !== "switch" && phase.name !== "done") continue;
    legs.push({ ...leg, endMs, last: phase.name === "done" });
    leg = { beginMs: endMs, index: legs.length };
  }
  return legs;
}

// plan: {phases, cues, breaths}. tell: what happens, as functions: cue(cue), look(ms), held(leg, ms)
// once each hold has run its time, mayGoOn(), wait(), leg(leg) when one begins, over().
function holdRun(plan, { sounds, pace, tell }) {
  const legs = legsOf(plan.phases);
  const release = keepAwake();
  let leg = legs[0];
  let clock = null;
  let waiting = false;
  let held = false; // the hold of this leg has run its time

  const within = (cues) => cues.filter(({ at_ms }) => leg.beginMs <= at_ms
    && (leg.last ? at_ms <= leg.endMs : at_ms < leg.endMs));

  function look(ms) {
    noteHeld(ms);
    tell.look(ms);
    pace.show(ms);
  }

  function noteHeld(ms) {
    if (held || ms < leg.holdMs[1]) return;
    held = true;
    pace.end();
    tell.held(leg, ms - leg.holdMs[0]);
  }

  function begin() {
    [waiting, held] = [false, false];
    tell.leg(leg);
    pace.plan(within(plan.breaths));
    const moments = [...within(plan.cues), ...within(plan.breaths)].sort((a, b) => a.at_ms - b.at_ms);
    const beat = (cue) => buzz(BUZZES[cue.sound] ?? 0);
    const on = { onCue: tell.cue, onBeat: beat, onLook: look, onEnd: end };
    clock = runClock(moments, leg.endMs, on, leg.beginMs);
    clock.begin();
    soundOn();
    pace.start(clock.elapsed());
  }

  function end(ms) {
    noteHeld(ms);
    if (leg.last) {
      buzz(BUZZES.end);
      finish();
      tell.over();
    } else if (tell.mayGoOn()) {
      next();
    } else {
      waiting = true;
      tell.wait();
    }
  }

  function next() {
    leg = legs[leg.index + 1];
    begin();
  }

  function soundOn() {
    if (isMuted()) sounds.silence();
    else sounds.plan(within(plan.cues), clock.elapsed);
    pace.again();
  }

  function finish() {
    clock.end();
    pace.end();
    release();
  }

  // Everything that is heard or felt ends first.
  function stop() {
    sounds.silence();
    buzz(0);
    finish();
  }

  return {
    begin, stop, soundOn,
    goOn: () => { if (waiting && tell.mayGoOn()) next(); },
    leg: () => leg,
    waits: () => waiting,
    held: () => held,
    elapsed: () => clock?.elapsed() ?? 0,
    // How long the hold of this leg has been pressed so far, in ms.
    pressedMs: () => {
      const [from, to] = leg.holdMs;
      return Math.max(0, Math.min(clock.elapsed(), to) - from);
    },
  };
}
