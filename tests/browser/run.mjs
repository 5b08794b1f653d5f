// run.mjs GAINSAY [WORD]: the report's page in a real browser (Debian's Chromium, driven by playwright-core). Tests are the
// exported functions of the other files, each with a page of its own; WORD runs those whose names hold it. A test that cannot
// run here returns a string that says why.
import path from 'node:path';
import { Kit, Wrong, findChromium } from './kit.mjs';
import * as filter from './filter.mjs';
import * as use from './use.mjs';
import * as look from './look.mjs';
import * as safety from './safety.mjs';
import * as big from './big.mjs';

const tests = [filter, use, look, safety, big].flatMap((m) => Object.entries(m))
  .filter(([name]) => name.includes(process.argv[3] ?? '')).map(([name, test]) => [name.replaceAll('_', ' '), test]);
const executable = findChromium();
let passed = 0, failed = 0, skipped = 0;

async function one(kit, name, test) {
  try {
    const why = await test(kit);
    if (why) console.log(`skip: ${name}, because ${why}`);
    why ? skipped++ : passed++;
  } catch (e) {
    failed++;
    console.log(`failed: ${name}\n    ${e instanceof Wrong ? e.message : e.stack}`);
  }
}

if (executable) {
  const kit = new Kit(path.resolve(process.argv[2]), executable);
  try {
    await kit.launch();
    for (const [name, test] of tests) await one(kit, name, test);
  } finally {
    await kit.close();
  }
} else {
  console.log('skip: the page in a browser, because there is no chromium');
  skipped = tests.length;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed ? 1 : 0;
