// The question that Stop asks, and what follows from its answer. me: the session; see session.js.

function stopPart(me) {
  const { model, words, root, body, voice, log } = me;

  // Something felt wrong while nothing pressed.
  function wrong() {
    me.leave();
    question({ technique: me.technique(), side: me.stage().side, seconds: 0 }, "");
  }

  function question(where, says) {
    const onAnswer = (reason) => answered(where, reason);
    me.asking = askWhy({ host: root, words, stops: model.get("stops"), says, onAnswer });
    body.replaceChildren(make("p", { class: "gl-ses-strong", text: words.stopped }));
    voice.say(`${says} ${words.why}`);
  }

  function answered(where, reason) {
    me.asking = null;
    log.post({ ...where, reason }, "stop");
    const stopped = model.get("stops").find(({ id }) => id === reason);
    if (warns(stopped)) warned(stopped);
    else if (stopped.verdict === "continue") me.enter(placeToGoOn(), { free: true });
    else ease(stopped);
  }

  const presses = ({ kind }) => kind === "passes" || kind === "hold";

  // After a stop no more is pressed on this side: it goes on with the rest after its last press.
  function placeToGoOn() {
    const { kind, side } = me.stage();
    if (kind !== "rest" && !presses(me.stage())) return me.at;
    const last = me.stages.findLastIndex((each) => presses(each) && each.side === side);
    return last < me.at ? me.at : last + 1;
  }

  function ease(stopped) {
    const tell = (_, rule, said) => me.refuse(rule.after, said);
    me.ask = me.askFeeling("after", words.now_at, tell);
    const forward = () => {
      const rule = me.ruleOf(me.ask.scale.value());
      if (rule?.goes_on) me.enter(placeToGoOn(), { free: true });
      else me.refuse(rule ? rule.after : words.choose_first, me.ask.said);
    };
    me.show(adviceView(me, stopped, [], me.ask, { goOn: forward, wrong, end: me.endHere }), toldOf(stopped), forward);
  }

  function warned(stopped) {
    const says = [...(stopped.id === STOP_LEFT ? [words.unanswered] : []), shutSays(stopped)];
    me.note("left");
    me.shut = stopped;
    me.release?.();
    me.release = null;
    me.show(adviceView(me, stopped, says, null, null), [toldOf(stopped), ...says].join(" "));
    me.at = -1;
    me.idle = false;
    shutPage(stopped);
  }

  const toldOf = ({ signs, advice }) => (signs.length > 1 ? signs.map((sign) => `${sign.felt} ${sign.do}`) : advice).join(" ");
  const shutSays = (stopped) => (stopped.verdict === "get_help_now" ? words.shut_help : words.shut_stop);

  return { placeToGoOn, question, shutSays, wrong };
}
