// A story of 5,000 claims: one file of less than 3 MB, and what one does with it answers. How long that takes is printed, not
// judged: it is another matter on another machine.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, want, same } from './kit.mjs';

export async function five_thousand_claims_in_less_than_3_MB(kit) {
  const ledger = execFileSync('python3', [path.join(root, 'tests/bench/make_ledger.py'), '5000'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const page = kit.page('big', { 'claims.yaml': ledger });
  const size = statSync(page.html).size, html = readFileSync(page.html, 'utf8');
  want(size < 3e6, `${size} bytes`);
  want(/5,?000 claims/.test(html), 'not 5,000 claims');
  const view = await kit.open(page.url);
  const ready = await view.page.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
  const all = await view.shown();
  const took = await view.page.evaluate(async () => {
    const field = document.getElementById('filter'), start = performance.now();
    field.value = 'kind:contradiction paper';
    field.dispatchEvent(new Event('input'));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return Math.round(performance.now() - start);
  });
  const few = await view.shown();
  want(few.length > 0 && few.length < all.length, `${few.length} of ${all.length}`);
  same(await view.wider(), '', 'width');
  await view.end();

  const last = await kit.open(`${page.url}#${all.at(-1)}`), middle = all[all.length >> 1];
  const top = (id) => last.page.evaluate((i) => Math.round(document.getElementById(i).getBoundingClientRect().top), id);
  want(Math.abs(await top(all.at(-1))) < 800, 'a link to the last finding leads elsewhere', String(await top(all.at(-1))));
  await last.page.evaluate((id) => { location.hash = '#' + id; }, middle);
  await last.page.waitForFunction((id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 100, middle);
  await last.end();
  console.log(`note: 5,000 claims: ${(size / 1e6).toFixed(2)} MB, ${all.length} findings, ready after ${ready} ms, filtered in ${took} ms`);
}
