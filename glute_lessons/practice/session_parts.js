// The stages of a session that wait for Next, and the way from one to the next.
// me: the session; see session.js.

function stagePart(me) {
  const { model, words, voice, players, pace, felt } = me;

  function enter(place, { free = false } = {}) {
    leave();
    me.idle = false;
    me.at = place;
    const kind = me.stage().kind;
    if (kind !== "passes") me.note("step"); // passes count from their Start
    if (kind === "hold") return me.press();
    if (kind === "rest") return rest(free);
    if (me.at === me.stages.length - 1) return last();
    return read();
  }

  function leave() {
    me.run?.stop();
    me.run = null;
    felt.flush();
    me.ask = null;
  }

  function next() {
    enter(me.at + 1);
  }

  function read() {
    const kind = me.stage().kind;
    const legend = me.stage().asks === "before" ? words.feel_before : words.feel_after;
    me.ask = me.stage().asks ? me.askFeeling(me.stage().asks, legend, tellFelt) : null;
    const option = kind === "passes" && me.stages[me.at + 1].kind === "hold" ? holdOption() : null;
    const act = { before: nextIfFine, "": kind === "passes" ? me.startPasses : next }[me.stage().asks] ?? next;
    draw({ label: kind === "passes" ? words.start_passes : words.next, act }, { option });
  }

  function draw(forward, parts) {
    const place = { n: me.at + 1, total: me.stages.length };
    const view = readingView(model, me.stage(), place, forward, { ask: me.ask, ...parts }, smaller());
    const says = [me.saysFirst, me.stage().says].filter(Boolean).join(" ");
    me.saysFirst = "";
    me.show(view, says, forward.act);
  }

  function smaller() {
    const buttons = [[words.again, () => me.say(me.spokenLast)]];
    const before = me.stages[me.at - 1];
    if (before?.kind === "read" && me.stage().kind === "read") buttons.push([words.back, () => enter(me.at - 1)]);
    const after = me.stages.findIndex((each) => !each.optional);
    if (me.stage().optional) buttons.push([words.skip, () => enter(after)]);
    if (["rest", "switch"].includes(me.stage().kind) || me.stage().asks === "after") buttons.push([words.wrong, me.wrong]);
    if (me.at < me.placeOf("up_1")) buttons.push([words.end, endHere]);
    return buttons;
  }

  function holdOption() {
    const box = make("input", { type: "checkbox", onchange: () => { me.noHold = box.checked; } });
    box.checked = me.noHold;
    return make("label", { class: "gl-off" }, box, make("span", { text: words.no_hold }));
  }

  function tellFelt(_, rule, said) {
    const fine = me.stage().asks === "after" && !rule.goes_on ? words.still_high : rule[me.stage().asks];
    me.refuse(fine, said);
  }

  function nextIfFine() {
    const value = me.ask.scale.value();
    if (value === null) return me.refuse(words.choose_first, me.ask.said);
    return me.ruleOf(value).goes_on ? next() : me.refuse(me.ruleOf(value).before, me.ask.said);
  }

  function last() {
    me.note("ended");
    me.release?.();
    me.release = null;
    const finish = () => { me.at = -1; me.askPlan(); me.drawStart(); };
    draw({ label: words.finish, act: finish }, {});
  }

  // One who may still be down on the floor is led up; before that there is nothing to get up from.
  function endHere() {
    if (me.at >= me.placeOf("on")) return enter(me.placeOf("up_1"));
    me.note("left");
    return over(words.ended_early);
  }

  function over(says) {
    leave();
    me.release?.();
    me.release = null;
    const view = overView(model, says, () => { me.askPlan(); me.drawStart(); });
    me.show(view, says, () => { me.askPlan(); me.drawStart(); });
    me.idle = false;
    me.at = -1;
  }

  // How strong it was; above the aim, how it is now too, before anything goes on.
  function rest(free) {
    let now = null;
    const node = restFace(words, pace);
    const tellNow = (_, rule, said) => me.refuse(rule.after, said);
    const tell = (_, rule, said) => {
      me.refuse(rule.after, said);
      const wanted = !rule.goes_on && !free;
      if (wanted === Boolean(now)) return;
      for (const part of now ? [now.scale.node, now.said] : []) part.remove();
      now = wanted ? me.askFeeling("after", words.now_at, tellNow) : null;
      if (now) said.after(now.scale.node, now.said);
    };
    me.ask = me.askFeeling("during", words.feel_pressed, tell);
    const act = () => {
      const value = now ? now.scale.value() : me.ask.scale.value();
      if (free || me.ruleOf(value)?.goes_on) return next();
      const why = value === null ? words.choose_first : me.ruleOf(value).after;
      return me.refuse(why, (now ?? me.ask).said);
    };
    me.run = stageRun(me.stage(), { sounds: players.reverse()[0], pace, voice, words }, {
      cue: me.say, look: (ms) => showMomentOf(node, me.stage(), words, ms), end: () => { me.run = null; me.say(words.rested); },
    });
    draw({ label: words.next, act }, { rest: node.node });
    me.run.begin();
  }

  return { enter, leave, endHere, over };
}
