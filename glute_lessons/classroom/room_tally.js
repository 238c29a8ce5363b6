// A room's votes as numbers: shares, the shift between two votes, and the table as a file.

const MOST_HANDS = 999;

// Another list of votes in which this option of this vote has n hands.
function withHands(counts, vote, option, n) {
  const hands = Math.min(MOST_HANDS, Math.max(0, n));
  return counts.map((votes, at) => (at === vote ? votes.map((each, place) => (place === option ? hands : each)) : votes));
}

const voteNames = (words, counts) => [words.first, words.second].slice(0, counts.length);
const sum = (votes) => votes.reduce((total, each) => total + each, 0);

// Whole per cent of all hands; 0 where none went up.
const shareOf = (votes, option) => (sum(votes) ? Math.round((100 * votes[option]) / sum(votes)) : 0);

function changeOf(words, [before, after], option) {
  const by = after[option] - before[option];
  if (by === 0) return words.same;
  return fill(by > 0 ? words.more : words.fewer, { n: Math.abs(by) });
}

// One row for each answer. A mark at its start tells spreadsheets that it is UTF-8.
function asCsv(question, counts) {
  const names = ["first", "second"].slice(0, counts.length);
  const head = ["question", "letter", "answer", "right", ...names.flatMap((name) => [`${name}_vote`, `${name}_percent`])];
  const rows = question.options.map(({ letter, text, right }, option) => [
    question.id, letter, text, right ? "yes" : "no",
    ...counts.flatMap((votes) => [votes[option], shareOf(votes, option)]),
  ]);
  const quoted = (cell) => `"${String(cell).replaceAll('"', '""')}"`;
  return `\ufeff${[head, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

// Handed to the browser, which finds a new name where one is taken. Nothing is sent anywhere.
function saveAsFile(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
