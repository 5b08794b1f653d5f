// How the page stands: without JavaScript, on paper, on a phone, enlarged, from right to left, and before axe-core.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { want, same } from './kit.mjs';

const story = (kit) => kit.page('story', 'claims.yaml');
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export async function opens_as_one_file_and_asks_nobody(kit) {
  const page = story(kit), html = readFileSync(page.html, 'utf8');
  const view = await kit.open(page.url);
  same(view.requests.length, 1, 'requests');
  want(!/unsafe-|https?:[^"]*\.(js|css|woff2?|png|svg)"/.test(html), 'something unsafe or from elsewhere');
  const wrong = await view.page.evaluate(() => [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]
    .filter((a) => a.name.startsWith('on') || a.name === 'style').map((a) => `${e.tagName} ${a.name}`)));
  same(wrong, [], 'handlers and styles in attributes');
  const rel = await view.page.$$eval('a[href^=http]', (all) => all.filter((a) => !a.relList.contains('noopener')).length);
  same(rel, 0, 'links that say noopener');
  want(await view.page.isVisible('#filter'), 'the bar shows');
  await view.end();
}

export async function the_policy_stops_what_is_not_ours(kit) {
  let asked = 0;
  const server = createServer((_, answer) => { asked++; answer.end(); });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const view = await kit.open(story(kit).url);
  await view.page.evaluate(async (port) => {
    for (const [tag, text] of [['script', 'window.ran = 1'], ['style', 'body{display:none}']]) {
      const e = document.createElement(tag);
      try {
        e.append(text);
        document.body.append(e);
      } catch {
        // refused at once
      }
    }
    new Image().src = `http://127.0.0.1:${port}/x.png`;
    await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
  }, server.address().port);
  await view.page.waitForFunction(() => window.violations.length >= 4);
  same(await view.page.evaluate(() => [window.ran, getComputedStyle(document.body).display]), [null, 'block'], 'neither ran');
  same(asked, 0, 'requests that arrived');
  await view.context.close();
  server.close();
}

export async function without_javascript_everything_can_be_read(kit) {
  const page = story(kit), findings = page.json().findings;
  const view = await kit.open(page.url, { javaScriptEnabled: false });
  view.javaScriptOff = true;
  same(await view.page.locator('#tools').isVisible(), false, 'tools');
  for (const f of findings)
    want(await view.page.locator('#finding-' + f.fingerprint).isVisible(), `finding ${f.fingerprint} does not show`);
  const hidden = await view.page.locator('main section, main article, main table').evaluateAll((all) => all.filter((e) => !e.getClientRects().length).length);
  same(hidden, 0, 'hidden parts');
  await view.end();
}

/* A PDF's words on one line, without the hyphens and line ends that a page sets. */
function printed(kit, file) {
  const p = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return p.error ? null : p.stdout.replace(/\s+/g, '');
}

export async function print_holds_all_findings_and_addresses(kit) {
  const page = story(kit), findings = page.json().findings;
  const view = await kit.open(page.url, { colorScheme: 'dark' });
  const file = path.join(kit.folder, 'story.pdf');
  const squeezed = (selector) => view.page.$$eval(selector, (all) => all.map((e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll('button').forEach((b) => b.remove());
    return copy.textContent.replace(/\s+/g, '');
  }));
  const articles = await view.page.$$eval('main article', (all) => all.map((a) => a.id.replace('finding-', '')));
  const titles = await squeezed('main article h3, main tr[data-kind] > :first-child');
  const addresses = await view.page.$$eval('main a[href^=http]', (all) => [...new Set(all.map((a) => a.getAttribute('href')))]);
  await view.page.click('text=Fold all');
  await view.page.pdf({ path: file, format: 'A4' });
  const text = printed(kit, file);
  if (text === null) {
    await view.context.close();
    return 'there is no pdftotext';
  }
  same(titles.filter((t) => !text.includes(t)), [], 'titles that are not on paper');
  same(addresses.filter((u) => !text.includes(u.replace(/\s+/g, ''))), [], 'addresses that are not on paper');
  want(articles.length > 5 && findings.length >= articles.length, 'the story is too small for this test');
  for (const id of articles) want(text.includes(id.slice(0, 8)), `finding ${id} is folded on paper`);
  want(!text.includes('Foldall') && !text.includes('Filtered:'), 'the bar is on paper');
  await view.filter('kind:denial');
  await view.page.pdf({ path: file, format: 'A4' });
  want(/Filtered:\d+of\d+findings/.test(printed(kit, file)), 'a filtered page says on paper that it is one');
  await view.end();
}

export async function table_heads_come_again_on_every_sheet(kit) {
  const view = await kit.open(story(kit).url);
  await view.page.emulateMedia({ media: 'print' });
  const heads = await view.page.$$eval('main thead', (all) => all.map((h) => getComputedStyle(h).display));
  want(heads.length > 0 && heads.every((d) => d === 'table-header-group'), heads);
  await view.end();
}

export async function a_phone_scrolls_one_way_only(kit) {
  for (const name of ['claims.yaml', 'examples/flood/claims.yaml', 'examples/doping/claims.yaml', 'examples/budget/claims.yaml']) {
    const view = await kit.open(kit.page(name, name).url, PHONE);
    same(await view.wider(), '', name);
    await view.page.click('text=Choose from lists');
    same(await view.wider(), '', name + ' with its lists');
    await view.page.click('text=Keys and help');
    same(await view.wider(), '', name + ' with its help');
    await view.end();
  }
}

export async function enlarged_to_200_and_400_percent_nothing_is_cut_off(kit) {
  for (const width of [640, 320]) { // what is left of 1,280 px
    const view = await kit.open(story(kit).url, { viewport: { width, height: 512 }, deviceScaleFactor: 1280 / width });
    same(await view.wider(), '', `${width} px`);
    await view.end();
  }
  const view = await kit.open(story(kit).url, { viewport: { width: 1280, height: 900 } });
  await view.page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
  same(await view.wider(), '', 'text of twice the size');
  await view.end();
}

const RTL = `gainsay: 1
title: حريق في الطاحونة
sources:
  sabah: {outlet: صحيفة الصباح, published: 2023-11-15, title: حريق كبير, url: "https://sabah.example/1"}
  erev: {outlet: עיתון הערב, published: 2023-11-16}
questions:
  locked: {yes-no: هل كان الباب مغلقا؟}
  on-shift: {number: כמה אנשים היו במשמרת?}
claims:
- {at: sabah.p1, locked: yes, by: جوري بلاس, words: الباب مغلق}
- {at: erev.p2, locked: no, by: סוניבה פאלק, words: "הדלת (פתוחה) 12"}
- {at: sabah.p3, on-shift: 112}
- {at: erev.p4, on-shift: 86}
`;

export async function text_from_right_to_left_keeps_its_order(kit) {
  const page = kit.page('rtl', { 'claims.yaml': RTL });
  for (const options of [{}, PHONE]) {
    const view = await kit.open(page.url, options);
    same(await view.wider(), '', 'width');
    same(await view.page.$eval('h1', (h) => getComputedStyle(h).direction), 'rtl', 'the title');
    const mixed = await view.page.evaluate(() => {
      const strong = /[\u0590-\u08FF]/, out = [];
      const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (strong.test(node.data) && !node.parentElement.closest('bdi,[dir],script') && /[A-Za-z0-9]/.test(node.data)) out.push(node.data);
      return out;
    });
    same(mixed, [], 'Arabic or Hebrew that is not kept apart from Latin letters and figures');
    want((await view.filter('الباب')).length > 0, 'filter');
    same(await view.axe(), [], 'axe');
    await view.end();
  }
}

export async function nothing_moves_by_itself(kit) {
  const view = await kit.open(story(kit).url, { reducedMotion: 'reduce' });
  await view.page.keyboard.press('j');
  await view.page.keyboard.press('?');
  const moving = await view.page.evaluate(() => [document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior]);
  same(moving, [0, 'auto'], 'animations and scrolling');
  await view.end();
}

export async function axe_finds_nothing_light_dark_and_on_a_phone(kit) {
  for (const [what, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['phone', PHONE], ['phone, dark', { ...PHONE, colorScheme: 'dark' }]])
    for (const name of ['claims.yaml', 'examples/flood/claims.yaml']) {
      const view = await kit.open(kit.page(name, name).url, options);
      same(await view.axe(), [], `${name}, ${what}`);
      await view.page.click('text=Choose from lists');
      await view.filter('kidn:denial kind:denail');
      same(await view.axe(), [], `${name}, ${what}, with a filter that finds nothing`);
      await view.page.click('text=Keys and help');
      same(await view.axe(), [], `${name}, ${what}, with help`);
      await view.end();
    }
}

export async function axe_finds_nothing_on_empty_and_broken_ledgers(kit) {
  for (const [name, text] of [['empty', 'gainsay: 1\n'], ['broken', 'gainsay: 1\nquestions:\n  x: {number: How many?\nclaims: []\n']]) {
    const view = await kit.open(kit.page(name, { 'claims.yaml': text }).url);
    same(await view.axe(), [], name);
    same(await view.wider(), '', name);
    await view.end();
  }
}
