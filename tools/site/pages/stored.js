// The browser's own store, as JupyterLite keeps it: a learner's copies of lessons, and progress.
(() => {
  const OPEN_FAILED = "the browser's storage cannot be opened";

  // The database, or null when nothing was ever kept. Rejects when the browser refuses.
  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(document.body.dataset.storage);
      let isNew = false;
      request.onupgradeneeded = () => {
        isNew = true;
        request.transaction.abort(); // only looked: JupyterLite is to make it
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => (isNew ? resolve(null) : reject(request.error || new Error(OPEN_FAILED)));
    });

  // Does work(stores) in one transaction on those of the stores that exist; its result.
  const within = async (names, mode, work) => {
    const database = await open();
    if (!database) return undefined;
    const here = names.filter((name) => database.objectStoreNames.contains(name));
    try {
      if (!here.length) return undefined;
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(here, mode);
        let result;
        transaction.oncomplete = () => resolve(result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
        work(here.map((name) => transaction.objectStore(name)), (value) => (result = value));
      });
    } finally {
      database.close();
    }
  };

  const pathOf = (lesson) => `notebooks/${lesson}.ipynb`;

  Object.assign(gluteSite, {
    pathOf,

    // What is kept under a path; undefined for nothing.
    stored: (path) =>
      within(["files"], "readonly", ([files], done) => {
        files.get(path).onsuccess = (event) => done(event.target.result);
      }),

    // Those of the lessons that this browser has a copy of.
    copied: async (lessons) => {
      const keys = await within(["files"], "readonly", ([files], done) => {
        files.getAllKeys().onsuccess = (event) => done(event.target.result);
      });
      return lessons.filter((lesson) => (keys || []).includes(pathOf(lesson)));
    },

    // Removes the copies of these lessons, and nothing else.
    removeCopies: (lessons) =>
      within(["files", "checkpoints"], "readwrite", (stores) => {
        for (const store of stores) for (const lesson of lessons) store.delete(pathOf(lesson));
      }),

    // True when what is kept can be shown as a lesson.
    isLesson: (item) => {
      try {
        const told = item.content;
        const content = typeof told === "string" ? JSON.parse(told) : told;
        const isCell = (cell) => typeof cell.cell_type === "string" && cell.source !== undefined;
        return content.nbformat === 4 && content.cells.length > 0 && content.cells.every(isCell);
      } catch {
        return false;
      }
    },
  });
})();
