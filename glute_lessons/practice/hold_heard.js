// What can be heard: the boxes that switch it off, and what this browser has not.

function drawHeard(words, { voice, pace, soundOn }) {
  const sound = offBox(words.mute, MUTE_KEY, soundOn);
  const spoken = offBox(words.voice_off, VOICE_OFF_KEY, (off) => voice.mute(off));
  const missing = make("p", { class: "gl-hold-missing", hidden: true });
  spoken.label.hidden = !voice.here;
  const show = () => {
    const list = missingHere().map((id) => words[id]).join(words.and);
    missing.textContent = fill(words.missing, { list });
    missing.hidden = !list;
    spoken.label.hidden = !voice.here;
  };
  if (speechHere()) whenVoices(show);
  else show();
  const node = make("fieldset", { class: "gl-hold-heard" }, make("legend", { text: words.heard }),
    sound.label, pace.mute, spoken.label);
  return { nodes: [node, missing], sound: sound.box };
}
