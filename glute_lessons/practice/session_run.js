// One stage of a guided session that runs: its clock, tones, pacer and vibration, and all of them
// over at once. Needs clock.js, sound.js, buzz.js and speech_cues.js.

const TURNS = { there: "there", back: "way_back" }; // a pass's sound → its word

// stage: see session_stages.py. tools: {sounds, pace, voice, words}. on: cue(says), look(ms), end(ms).
function stageRun(stage, { sounds, pace, voice, words }, on) {
  const endMs = (stage.count_in + stage.seconds) * 1000;
  const moments = [...stage.cues, ...stage.breaths].sort((a, b) => a.at_ms - b.at_ms);
  const clock = runClock(moments, endMs, {
    onCue: (cue) => on.cue(cue.says),
    onBeat: beat,
    onLook: (ms) => { on.look(ms); if (stage.breaths.length) pace.show(ms); },
    onEnd: (ms) => { buzz(BUZZES.end); finish(); on.end(ms); },
  });

  // The pace of the passes goes on by voice where the tones are off.
  function beat(cue) {
    buzz(BUZZES[cue.sound] ?? 0);
    if (isMuted() && cue.sound in TURNS && !cue.says) voice.say(words[TURNS[cue.sound]]);
  }

  function soundOn() {
    if (isMuted()) sounds.silence();
    else sounds.plan(stage.cues, clock.elapsed);
    pace.again();
  }

  function begin() {
    pace.plan(stage.breaths);
    clock.begin();
    soundOn();
    if (stage.breaths.length) pace.start(clock.elapsed());
  }

  function finish() {
    clock.end();
    pace.end();
  }

  function stop() {
    sounds.silence();
    buzz(0);
    finish();
  }

  const pressedMs = () => Math.max(0, Math.min(clock.elapsed(), endMs) - stage.count_in * 1000);
  return { begin, stop, soundOn, pressedMs, elapsed: clock.elapsed };
}
