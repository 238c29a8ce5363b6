// In a page, before a key: waits until the page rests, then measures the next key press on a slider,
// from the key event's own time stamp to the first task after the animation frame that follows the
// last new picture. window.keyToPaint then promises two figures in ms: until that task, and, of it,
// until the pictures are in the page.
//
// root: selector of the card; pictures: of what holds each picture; patience: ms until it fails.

async ({ root, pictures, patience }) => {
  const holders = [...document.querySelectorAll(`${root} ${pictures}`)];
  const frame = () => new Promise(requestAnimationFrame);
  const nextTask = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
  const replaced = (holder) => new Promise((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done(performance.now());
    });
    observer.observe(holder, { childList: true });
  });
  const pressed = () => new Promise((done) => {
    addEventListener("keydown", (event) => done(event.timeStamp), { capture: true, once: true });
  });

  await frame();
  await frame();
  await new Promise((done) => requestIdleCallback(done));
  const [key, all] = [pressed(), Promise.all(holders.map(replaced))];
  const painted = all.then(async (times) => {
    await frame();
    await nextTask();
    const [end, start] = [performance.now(), await key];
    return [end - start, Math.max(...times) - start];
  });
  const lost = new Promise((_, fail) => {
    setTimeout(() => fail(new Error(`${root}: no new pictures within ${patience} ms.`)), patience);
  });
  window.keyToPaint = Promise.race([painted, lost]);
  window.keyToPaint.catch(() => {}); // heard by who asks for it
}
