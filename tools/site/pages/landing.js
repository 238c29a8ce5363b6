// The page of all lessons: says when the browser will not do, and brings fresh lessons.
(() => {
  const find = (id) => document.getElementById(id);
  const lessons = document.body.dataset.lessons.split(" ");

  const tell = (place) => {
    const link = document.createElement("a");
    link.href = `problem.html#${place}`;
    link.textContent = "See what to do.";
    find("trouble").replaceChildren("The lessons will not run in this browser. ", link);
  };

  const show = async () => {
    const copied = await gluteSite.copied(lessons);
    const titles = copied.map((lesson) => find(`title-${lesson}`).textContent);
    find("copies").textContent = copied.length
      ? `Your own saved copies: ${titles.join("; ")}.`
      : "You have no saved copies: you see each lesson as it is in this version.";
    find("ask-fresh").hidden = !copied.length;
  };

  const ask = (isAsking) => {
    find("sure").hidden = !isAsking;
    find("ask-fresh").hidden = isAsking;
    find(isAsking ? "yes-fresh" : "get-fresh").focus();
  };

  const remove = async () => {
    await gluteSite.removeCopies(lessons);
    find("sure").hidden = true;
    find("copies").textContent = "Done. Every lesson is fresh again, and your progress is as it was.";
    find("fresh").tabIndex = -1;
    find("fresh").focus();
  };

  const inWords = (work) => () => work().catch(() => tell("storage"));
  const problem = gluteSite.problem();
  if (problem) {
    tell(problem);
    return;
  }
  find("get-fresh").addEventListener("click", () => ask(true));
  find("no-fresh").addEventListener("click", () => ask(false));
  find("yes-fresh").addEventListener("click", inWords(remove));
  inWords(show)();
})();
