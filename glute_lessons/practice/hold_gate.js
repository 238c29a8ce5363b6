// Whether a hold may start: by the kernel's gate, and by a warning sign that the page knows of itself.

// on.shut(): a warning sign closed the page. on.anew(): after that, the kernel closed, and then opened
// knowing of it. on.changed(): anything else about the gate.
function pageGate(model, on) {
  const words = model.get("words");
  const kernelOpens = () => Date.now() < model.get("open_until");
  let shut = shutBefore(model); // the warning sign that closed the page
  let wasOpen = kernelOpens();

  const deaf = whenShut((stop) => { shut = stop; on.shut(); });

  function changed() {
    const anew = shut && kernelOpens() && !wasOpen;
    wasOpen = kernelOpens();
    if (anew) {
      shut = undefined;
      on.anew();
    }
    on.changed();
  }

  model.on("change:open_until", changed);
  model.on("change:closed_says", on.changed);
  return {
    isOpen: () => !shut && kernelOpens(),
    says: () => (shut ? shutWords(words, shut) : model.get("closed_says")),
    // Its advice stands on the page already, with these very words.
    isTold: () => Boolean(shut) && model.get("stop_reason") === shut.id,
    end: () => {
      deaf();
      model.off("change:open_until", changed);
      model.off("change:closed_says", on.changed);
    },
  };
}
