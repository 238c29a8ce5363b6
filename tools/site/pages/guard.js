// Before a lesson opens: is the browser able to, is the lesson there, can its stored copy be read?
(() => {
  const body = document.body;
  const app = body.dataset.notebook;
  const leave = (place, query = "") => location.replace(`../problem.html${query}#${place}`);

  const look = async () => {
    const path = new URL(location.href).searchParams.get("path") || "";
    if (!path) {
      if (app === "notebooks") location.replace("../index.html");
      return;
    }
    const lesson = body.dataset.lessons.split(" ").find((id) => gluteSite.pathOf(id) === path);
    const copy = await gluteSite.stored(path);
    if (!lesson && !copy) leave("missing");
    else if (lesson && copy && !gluteSite.isLesson(copy)) leave("damaged", `?lesson=${lesson}&app=${app}`);
  };

  const problem = gluteSite.problem();
  if (problem) leave(problem);
  else look().catch(() => leave("storage"));
})();
