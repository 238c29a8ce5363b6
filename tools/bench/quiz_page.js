// In a page, before a click: waits until the page rests, then measures the next click, from the
// click event's own time stamp to the first task after the animation frame that follows the
// feedback. window.clickToPaint then promises two figures in ms: until that task, and, of it, until the
// feedback is in the page.
//
// root: selector of what is watched; feedback: of the feedback inside it; words: what it then holds;
// patience: ms until it fails.

async ({ root, feedback, words, patience }) => {
  const scene = document.querySelector(root);
  const shown = () =>
    [...scene.querySelectorAll(feedback)].some((node) => node.textContent.includes(words));
  const frame = () => new Promise(requestAnimationFrame);
  const nextTask = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  const feedbackSeen = () => new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!shown()) return;
      observer.disconnect();
      done(performance.now());
    });
    observer.observe(scene, { childList: true, characterData: true, subtree: true });
  });
  const clicked = () => new Promise((done) => {
    addEventListener("click", (event) => done(event.timeStamp), { capture: true, once: true });
  });

  await frame();
  await frame();
  await new Promise((done) => requestIdleCallback(done));
  if (shown()) throw new Error(`${root}: ${feedback} says "${words}" before the click.`);
  const [click, seen] = [clicked(), feedbackSeen()];
  const painted = seen.then(async (inPage) => {
    await frame();
    await nextTask();
    const [end, start] = [performance.now(), await click];
    return [end - start, inPage - start];
  });
  const lost = new Promise((_, fail) => {
    const sentence = `${root}: no ${feedback} that says "${words}" came within ${patience} ms.`;
    setTimeout(() => fail(new Error(sentence)), patience);
  });
  window.clickToPaint = Promise.race([painted, lost]);
  window.clickToPaint.catch(() => {}); // heard by who asks for it
}
