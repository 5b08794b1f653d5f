// Ledgers that try to be more than text (tests/hostile.py), opened: nothing runs, nothing is asked for, nothing is refused by
// the policy because nothing tries, no element is there that plain words do not have, and no word is so long that the page
// grows wider than the window.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, want, same } from './kit.mjs';

/* What the open page is made of, and what happened while it opened. */
const look = () => ({
  elements: [...new Set([...document.querySelectorAll('*')].map((e) => `${e.namespaceURI.split('/').pop()}:${e.localName}`))],
  hit: 'hit' in window,
  violations: window.violations,
  wide: document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth,
  ready: document.getElementById('tools').childElementCount > 0 && document.styleSheets.length === 1 && document.scripts.length <= 2,
  title: document.title,
});

export async function hostile_ledgers_change_nothing_but_text(kit) {
  const folder = path.join(kit.folder, 'hostile');
  mkdirSync(folder);
  execFileSync('python3', [path.join(root, 'tests/hostile.py'), folder]);
  const entries = JSON.parse(readFileSync(path.join(folder, 'list.json'), 'utf8'));
  const view = await kit.open('about:blank', { viewport: { width: 360, height: 740 } });
  const plain = new Set(), faults = [];
  want(entries.length > 500 && entries[0].payload === 'plain', `${entries.length} ledgers`);
  for (const e of entries) {
    const file = path.join(folder, e.name, 'page.html');
    kit.run(path.join(folder, e.name), 'report', '-q', '-o', 'html:page.html', ...e.args);
    view.requests.length = view.noise.length = 0;
    await view.page.goto('file://' + file);
    await view.page.keyboard.press('j'); // what a reader does first
    const saw = await view.page.evaluate(look);
    if (e.payload === 'plain') saw.elements.forEach((x) => plain.add(x));
    const apart = e.payload === 'leftwards' ? 'xhtml:bdi' : ''; // text from right to left is kept apart
    const strange = saw.elements.filter((x) => !plain.has(x) && x !== apart);
    const wrong = [...strange.map((x) => `element ${x}`), ...saw.violations, ...view.noise, ...view.requests.slice(1).map((u) => `request ${u}`)];
    if (saw.hit) wrong.push('a script of the ledger ran');
    if (saw.wide) wrong.push('wider than the window');
    if (!saw.ready || !saw.title) wrong.push('the page did not become ready');
    if (wrong.length) faults.push(`${e.payload} in ${e.field}: ${wrong.slice(0, 3).join('; ')}`);
  }
  await view.context.close();
  same(faults, [], `${faults.length} of ${entries.length} pages`);
}

export async function names_cannot_end_the_data_of_the_page(kit) {
  const name = '</script><script>window.hit=1</script><!-- ]]> \u2028';
  const ledger = `gainsay: 1
sources:
  post: {outlet: ${JSON.stringify(name)}, published: 2023-11-15}
  mail: {outlet: Morning Mail, published: 2023-11-15}
questions:
  locked: {yes-no: Was the door locked?}
claims:
- {at: post.p1, locked: yes}
- {at: mail.p1, locked: no}
`;
  const view = await kit.open(kit.page('names', { 'claims.yaml': ledger }).url);
  await view.page.click('text=Choose from lists');
  const options = await view.page.$$eval('select[data-key=source] optgroup:first-of-type option', (all) => all.map((o) => o.textContent));
  want(options.some((o) => o.includes('</script><script>')), options);
  want(!(await view.page.evaluate(() => 'hit' in window)), 'it ran');
  await view.end();
}

export async function a_hostile_address_is_only_looked_for(kit) {
  const page = kit.page('address', 'claims.yaml');
  for (const tail of ['?q=<img src=x onerror=window.hit=1>', '?q=%22%3E%3Cscript%3Ewindow.hit=1%3C/script%3E#%', '#"><script>window.hit=1</script>',
    '?q=' + '%'.repeat(50), '?q=' + 'a'.repeat(5000), '#finding-"]', '?q=kind:__proto__ -source:constructor speaker:toString question:*']) {
    const view = await kit.open(page.url + tail);
    want(await view.page.isVisible('#filter'), tail);
    want(!(await view.page.evaluate(() => 'hit' in window)), tail);
    same(await view.wider(), '', tail);
    await view.end();
  }
}
