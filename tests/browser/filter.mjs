// The filter: what it finds, how it is written, and that the address keeps it.
import { want, same } from './kit.mjs';

const story = (kit) => kit.page('story', 'claims.yaml');
const few = (ids) => ids.toSorted().join(' ');

/* By id of the page: what the findings of the JSON report are. */
function byId(json) {
  const named = (f) => f.camps.flatMap((c) => c.claims);
  return json.findings.map((f) => ({ id: 'finding-' + f.fingerprint, kind: f.kind, severity: f.severity, question: f.question,
    sources: new Set(named(f).map((at) => at.split('.')[0])) }));
}

export async function each_key_finds_what_the_json_report_says(kit) {
  const page = story(kit), findings = byId(page.json());
  const view = await kit.open(page.url);
  const check = async (text, test) => same(few(await view.filter(text)), few(findings.filter(test).map((f) => f.id)), text);
  const values = (key) => new Set(findings.flatMap((f) => (key === 'source' ? [...f.sources] : [f[key]])));

  same(few(await view.shown()), few(findings.map((f) => f.id)), 'without a filter');
  want(findings.length > 20, 'the story is too small for this test');
  for (const key of ['kind', 'severity', 'question', 'source'])
    for (const value of values(key)) {
      const has = (f) => (key === 'source' ? f.sources.has(value) : f[key] === value);
      await check(`${key}:${value}`, has);
      await check(`-${key}:${value}`, (f) => !has(f));
    }
  await check('severity:high,medium', (f) => f.severity === 'high' || f.severity === 'medium');
  await check('severity:high -kind:denial', (f) => f.severity === 'high' && f.kind !== 'denial');
  await check('kind:den*', (f) => f.kind === 'denial');
  await check('KIND:Denial', (f) => f.kind === 'denial');
  await view.end();
}

export async function speakers_and_status_divide_the_findings(kit) {
  const view = await kit.open(story(kit).url);
  const every = await view.shown();
  for (const key of ['speaker', 'status']) {
    const values = await view.page.$$eval(`select[data-key=${key}] optgroup:first-of-type option`, (all) => all.map((o) => o.value));
    want(values.length > 0, `no ${key} to choose`);
    for (const value of values.slice(0, 12)) {
      const yes = await view.filter(`${key}:${value}`), no = await view.filter(`-${key}:${value}`);
      want(yes.length > 0, `${key}:${value} finds nothing`);
      same(few([...yes, ...no]), few(every), `${key}:${value} and its opposite`);
    }
  }
  await view.end();
}

const SMALL = `gainsay: 1
title: Mill fire
sources:
  post: {outlet: Evening Post, published: 2023-11-15}
  mail: {outlet: Morning Mail, published: 2023-11-16}
  late: {outlet: Evening Post, published: 2023-11-17}
questions:
  on-shift: {number: How many people were on shift at the Café Brûlé?}
  locked: {yes-no: Was the "north" door locked?}
  mill-owner: {one: Who owns the mill?}
claims:
- {at: post.p3, on-shift: 112, by: Jory Blass}
- {at: mail.p5, on-shift: 86, by: Sunniva Palk}
- {at: post.p4, locked: yes, by: Jory Blass}
- {at: mail.p6, locked: no, by: Anna Rex}
- {at: post.p7, mill-owner: Tarn Works}
- {at: late.p2, mill-owner: Hob Brothers, by: Sunniva Palk}
`;
const small = (kit) => kit.page('small', { 'claims.yaml': SMALL });
const questions = (view) => view.page.$$eval('main [data-kind]', (all) => all.filter((e) => e.getClientRects().length)
  .map((e) => e.dataset.question).sort().join(' '));

export async function words_quotes_and_names(kit) {
  const view = await kit.open(small(kit).url);
  const all = 'locked mill-owner on-shift';
  for (const [text, wanted] of [
    ['', all], ['shift', 'on-shift'], ['SHIFT cafe brule', 'on-shift'], ['"shift at the"', 'on-shift'], ['"at shift"', ''], ['mill door', ''],
    ['"north” door', 'locked'], ['“on shift”', 'on-shift'], ['-shift', 'locked mill-owner'], ['-"on shift" -locked', 'mill-owner'],
    ['speaker:"Jory Blass"', 'locked on-shift'], ['speaker:"jory blass",palk*', 'locked on-shift'], ['speaker:"Jory Blass" speaker:"Anna Rex"', 'locked'],
    ['source:"Evening Post"', all], ['source:late', 'mill-owner'], ['source:post -source:mail', 'mill-owner'], ['-source:late,mail', ''],
    ['question:mill*', 'mill-owner'], ['question:"Who owns the mill?"', 'mill-owner'], ['kind:', all], ['-', all], ['kind:mismatch shift', 'on-shift'],
  ]) {
    await view.filter(text);
    same(await questions(view), wanted, text);
  }
  await view.end();
}

export async function slips_of_the_pen_are_told(kit) {
  const view = await kit.open(small(kit).url);
  const hint = async (text) => {
    await view.filter(text);
    return view.page.textContent('.tools-hint');
  };
  want((await hint('kidn:denial')).includes('“kidn:” is no key'), 'an unknown key');
  want((await hint('kind:denail')).includes('No finding has kind “denail”'), 'an unknown value');
  want((await hint('claims.yaml:12')) === '', 'a line is no key');
  want((await hint('at 21:40')) === '', 'a clock time is no key');
  same(await view.count(), 'No finding fits', 'nothing found');
  same(await view.page.textContent('#filter-count'), 'No finding fits', 'count');
  await view.page.click('text=Clear');
  same(await view.count(), '3 findings', 'cleared');
  same(await view.page.evaluate(() => document.activeElement.id), 'filter', 'focus after clearing');
  await view.end();
}

export async function results_are_announced(kit) {
  const view = await kit.open(small(kit).url);
  same(await view.page.textContent('[aria-live=polite]'), '', 'nothing is said as the page opens');
  await view.filter('shift');
  same(await view.count(), '1 of 3 findings', 'count');
  await view.page.waitForFunction(() => document.querySelector('[aria-live=polite]').textContent.startsWith('1 of 3 findings'));
  await view.end();
}

export async function empty_sections_hide_with_their_line_in_the_contents(kit) {
  const view = await kit.open(story(kit).url);
  const sections = () => view.page.$$eval('main > section', (all) => all.filter((s) => s.querySelector('[data-kind]') && s.getClientRects().length)
    .map((s) => s.id));
  const before = await sections();
  const kinds = await view.page.$$eval('#disputes [data-kind]', (all) => all.map((e) => e.dataset.kind));
  await view.filter('kind:' + [...new Set(kinds)].join(','));
  const after = await sections();
  want(after.length < before.length && after.includes('disputes'), before, after);
  const lines = await view.page.$$eval('nav li', (all) => all.filter((l) => l.getClientRects().length).map((l) => l.querySelector('a').hash.slice(1)));
  want(before.every((id) => after.includes(id) === lines.includes(id)), 'lines of the contents', lines);
  await view.filter('');
  same(await sections(), before, 'all again');
  await view.end();
}

export async function the_glance_shows_what_the_filter_shows(kit) {
  const view = await kit.open(story(kit).url);
  const rows = () => view.page.$$eval('#glance tbody tr', (all) => all.filter((r) => r.getClientRects().length).map((r) => r.querySelector('a').hash.slice(1)));
  const all = await rows();
  const shown = await view.filter('severity:high');
  same(await rows(), all.filter((id) => shown.includes(id)), 'rows');
  want((await rows()).length < all.length, 'nothing was hidden');
  await view.filter('kind:agreement');
  want(!(await view.page.isVisible('#glance')), 'no row, no glance');
  await view.end();
}

export async function menus_write_into_the_field(kit) {
  const view = await kit.open(small(kit).url);
  const value = () => view.page.inputValue('#filter');
  await view.page.click('text=Choose from lists');
  await view.page.selectOption('select[data-key=kind]', 'mismatch');
  same(await value(), 'kind:mismatch', 'chosen');
  await view.page.selectOption('select[data-key=source]', '-late');
  same(await value(), 'kind:mismatch -source:late', 'chosen, turned round');
  same(await questions(view), 'on-shift', 'findings');
  await view.page.selectOption('select[data-key=kind]', '');
  same(await value(), '-source:late', 'any');
  await view.page.selectOption('select[data-key=source]', '-mail');
  same(await value(), '-source:late -source:mail', 'two left out');
  await view.page.fill('#filter', 'severity:high,low "two words"');
  same(await view.page.inputValue('select[data-key=severity]'), '=', 'a menu that cannot show it');
  await view.page.selectOption('select[data-key=question]', 'locked');
  same(await value(), 'severity:high,low "two words" question:locked', 'the rest stays');
  const names = await view.page.$$eval('select[data-key=source] optgroup:first-of-type option', (all) => all.map((o) => o.textContent));
  same(names, ['Evening Post · late (1)', 'Evening Post · post (3)', 'Morning Mail (2)'], 'sources by name');
  await view.end();
}

// ---- the address ----------------------------------------------------------------------------------------------------------

const query = (view) => view.page.evaluate(() => new URLSearchParams(location.search).get('q'));

export async function the_address_keeps_the_filter(kit) {
  const view = await kit.open(small(kit).url);
  await view.filter('kind:mismatch "on shift" & 100% #1');
  same(await query(view), 'kind:mismatch "on shift" & 100% #1', 'address');
  await view.filter('source:late');
  await view.page.reload();
  same(await view.page.inputValue('#filter'), 'source:late', 'after reloading');
  same(await questions(view), 'mill-owner', 'after reloading');
  await view.filter('');
  same(await view.page.evaluate(() => location.search), '', 'an empty filter leaves no trace');
  await view.end();
}

export async function back_and_forward_walk_through_filters(kit) {
  const view = await kit.open(small(kit).url);
  const type = async (text) => {
    await view.page.fill('#filter', '');
    await view.page.type('#filter', text);
    await view.page.press('#filter', 'Enter');
  };
  const state = async () => [await view.page.inputValue('#filter'), await questions(view)];
  await type('shift');
  await type('door');
  same(await state(), ['door', 'locked'], 'typed');
  await view.page.goBack();
  same(await state(), ['shift', 'on-shift'], 'back');
  await view.page.goBack();
  same(await state(), ['', 'locked mill-owner on-shift'], 'back at the start');
  await view.page.goForward();
  same(await state(), ['shift', 'on-shift'], 'forward');
  await view.end();
}

export async function deep_links_open_even_what_the_filter_hides(kit) {
  const page = small(kit), finding = page.json().findings.find((f) => f.question === 'locked');
  const id = 'finding-' + finding.fingerprint, inWindow = (view) => view.page.evaluate((i) => {
    const box = document.getElementById(i).getBoundingClientRect();
    return box.height > 0 && box.top < innerHeight && box.bottom > 0;
  }, id);
  let view = await kit.open(`${page.url}#${id}`, { viewport: { width: 1000, height: 300 } });
  want(await inWindow(view), 'the linked finding is not in the window');
  await view.end();

  view = await kit.open(`${page.url}?q=shift#${id}`, { viewport: { width: 1000, height: 300 } });
  same(await questions(view), 'locked on-shift', 'filter and link');
  same(await view.count(), '1 of 3 findings, and one that the address names', 'it is told');
  want(await inWindow(view), 'the linked finding is not in the window');
  await view.page.reload();
  same(await questions(view), 'locked on-shift', 'after reloading');
  await view.filter('owns');
  same(await questions(view), 'mill-owner', 'another filter forgets the link');
  same(await view.page.evaluate(() => location.hash), '', 'and so does the address');
  await view.end();
}

export async function where_the_address_may_not_change_the_filter_works(kit) {
  const refuse = () => {
    for (const name of ['pushState', 'replaceState'])
      history[name] = () => { throw new DOMException('refused', 'SecurityError'); };
  };
  const view = await kit.open(small(kit).url, { before: refuse });
  await view.filter('shift');
  same(await questions(view), 'on-shift', 'filtered');
  await view.end();
}
