// Reads regular expressions from stdin (a JSON list), and prints which of them may take exponential time, as recheck
// (https://makenowjust-labs.github.io/recheck/) tells it. Two threads share them out. Run by test_patterns.py.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const THREADS = 2;
const LIMITS = { timeout: 1000, attackTimeout: 300, incubationTimeout: 300 }; // milliseconds a pattern
const LONGER = { timeout: 2000, attackTimeout: 700, incubationTimeout: 700 };

if (isMainThread) {
  const all = JSON.parse(readFileSync(0, 'utf8'));
  const parts = Array.from({ length: THREADS }, (_, k) => all.filter((_, i) => i % THREADS === k));
  const told = await Promise.all(parts.map((part) => new Promise((done, failed) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    worker.once('message', done).once('error', failed);
  })));
  console.log(JSON.stringify(told.flat()));
} else {
  const { checkSync } = createRequire(process.argv[1])('recheck');
  parentPort.postMessage(workerData.filter((pattern) => {
    new RegExp(pattern, 'u'); // throws where it is none in JavaScript
    let told = checkSync(pattern, 'u', LIMITS);
    if (told.status === 'unknown') told = checkSync(pattern, 'u', LONGER); // the machine was busy, or the pattern is hard
    return told.complexity?.type === 'exponential';
  }));
}
