// Reads texts with chrono-node, to compare its speed with ours.
//
//   node chrono.mjs TEXTS.jsonl PASSES
//
// A line of the file is {"dct": "2013-03-22", "text": "…"}. Each pass reads all texts;
// one more goes before, so that the machine is warm. Prints
// {"seconds": of all passes, "found": expressions in one pass, "heap": bytes allocated in one pass}.
import { readFileSync } from "node:fs";
import { parse } from "chrono-node";

const [file, passes] = process.argv.slice(2);
// It gets a line at a time: given a whole text, it takes about three times as long.
const texts = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line))
  .flatMap(({ dct, text }) => text.split(/\n+/).filter(Boolean).map((part) => ({ dct, text: part })));

function pass() {
  let found = 0;
  for (const { dct, text } of texts) found += parse(text, new Date(dct)).length;
  return found;
}

// allocated adds up what the heap grew by between collections.
function allocated() {
  let sum = 0;
  for (const { dct, text } of texts) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    parse(text, new Date(dct));
    sum += Math.max(0, process.memoryUsage().heapUsed - before);
  }
  return sum;
}

const found = pass();
const start = process.hrtime.bigint();
for (let i = 0; i < Number(passes); i++) pass();
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, found, heap: globalThis.gc ? allocated() : 0 }));
