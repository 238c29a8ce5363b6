// The page of problems: names what this browser lacks, and mends a broken copy.
(() => {
  const find = (id) => document.getElementById(id);
  const lacking = gluteSite.lacking();
  if (lacking.length) find("lacks").textContent = `Missing here: ${lacking.join(", ")}.`;

  const asked = new URL(location.href).searchParams;
  const lesson = asked.get("lesson");
  if (document.body.dataset.lessons.split(" ").includes(lesson)) {
    find("mend").hidden = false;
    find("mend-words").textContent = "What to do: remove the broken copy. The notes that you wrote in it are lost.";
    find("mend").addEventListener("click", async () => {
      try {
        await gluteSite.removeCopies([lesson]);
        const app = asked.get("app") === "lab" ? "lab" : "notebooks";
        location.replace(`${app}/index.html?path=${encodeURIComponent(gluteSite.pathOf(lesson))}`);
      } catch {
        location.hash = "storage";
      }
    });
  }
  // A reader's place is where the words for this problem are.
  const section = location.hash && find(location.hash.slice(1));
  if (section) section.focus();
})();
