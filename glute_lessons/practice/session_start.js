// Before a session begins, or goes on: the first view, and the kernel's plan as it stands now.
// me: the session; see session.js.

const KERNEL_MS = 500; // how long Begin waits for what the log says now

function startPart(me) {
  const { model, words, closed, felt } = me;

  const shownPlan = () => ["stages", "resume", "left_out"].map((name) => model.get(name));

  function drawStart() {
    me.at = -1;
    me.idle = true;
    me.stages = model.get("stages");
    me.drawn = JSON.stringify(shownPlan());
    const resumed = Boolean(model.get("resume").step);
    me.ask = resumed ? me.askFeeling("before", words.feel_before, (_, rule, said) => me.refuse(rule.before, said)) : null;
    const view = startView(model, me.ask, { begin: () => whenPlanned(begin), goOn, giveUp });
    me.show(view, "", resumed ? goOn : () => whenPlanned(begin));
  }

  // Asks the kernel for the plan as it stands; a kernel that does not answer is not waited for.
  function whenPlanned(then) {
    if (!me.isOpen()) return refuseClosed();
    if (me.planned) return undefined;
    const go = () => { clearTimeout(timer); me.planned = null; then(); };
    const timer = setTimeout(go, KERNEL_MS);
    me.planned = go;
    return askPlan();
  }

  function askPlan() {
    try {
      model.send({ kind: "plan" });
    } catch {
      me.planned?.(); // the kernel is gone; the session is not
    }
  }

  function refuseClosed() {
    closed.hidden = Boolean(me.shut);
    me.refuse(me.shut ? me.shutSays(me.shut) : model.get("closed_says"));
  }

  function begin() {
    me.stages = model.get("stages");
    if (!me.stages.length) return drawStart();
    me.runId = freshId();
    me.release ??= keepAwake();
    me.note("begun", model.get("begun_as"));
    return me.enter(0);
  }

  function goOn() {
    if (!me.isOpen()) return refuseClosed();
    const value = me.ask.scale.value();
    if (value === null) return me.refuse(words.choose_first, me.ask.said);
    if (!me.ruleOf(value).goes_on) return me.refuse(me.ruleOf(value).before, me.ask.said);
    felt.flush();
    const { run: id, step } = model.get("resume");
    me.runId = id;
    me.release ??= keepAwake();
    return me.enter(me.placeOf(step));
  }

  function giveUp() {
    me.runId = model.get("resume").run;
    me.note("left", model.get("resume").step);
    model.set("resume", {});
    whenPlanned(drawStart);
  }

  return { askPlan, drawStart, refuseClosed, shownPlan };
}
