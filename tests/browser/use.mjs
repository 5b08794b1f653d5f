// Keys, folding, copying, colours: what the script adds for the hands and eyes of its reader.
import { want, same } from './kit.mjs';

const story = (kit) => kit.page('story', 'claims.yaml');
const focused = (view) => view.page.evaluate(() => document.activeElement.id);
const press = (view, ...keys) => keys.reduce((done, key) => done.then(() => view.page.keyboard.press(key)), Promise.resolve());

export async function keys_walk_through_findings_and_sections(kit) {
  const view = await kit.open(story(kit).url);
  const ids = await view.shown();
  const sections = await view.page.$$eval('main section[id]', (all) => all.map((s) => s.id));
  await press(view, 'j');
  same(await focused(view), ids[0], 'j');
  await press(view, 'j', 'j');
  same(await focused(view), ids[2], 'j three times');
  same(await view.page.evaluate(() => location.hash), '#' + ids[2], 'the address follows');
  await press(view, 'k');
  same(await focused(view), ids[1], 'k');
  await press(view, 'k', 'k', 'k');
  same(await focused(view), ids[0], 'k stops at the first');
  await view.page.waitForFunction(() => document.querySelector('[aria-live=polite]').textContent === 'This is the first finding.');
  await press(view, 'n');
  const at = await focused(view);
  want(sections.includes(at), 'n goes to a section', at);
  await press(view, 'n');
  same(await focused(view), sections[sections.indexOf(at) + 1], 'n again');
  await press(view, 'p');
  same(await focused(view), at, 'p');
  await view.end();
}

export async function keys_pass_over_what_the_filter_hides(kit) {
  const view = await kit.open(story(kit).url);
  const all = await view.shown(), few = await view.filter('severity:high');
  want(few.length > 1 && few.length < all.length, 'too few findings for this test');
  await view.page.evaluate(() => document.activeElement.blur());
  for (const id of few) {
    await press(view, 'j');
    same(await focused(view), id, 'j');
  }
  await press(view, 'j');
  same(await focused(view), few.at(-1), 'j at the last');
  await view.end();
}

export async function slash_goes_to_the_filter_and_escape_empties_it(kit) {
  const view = await kit.open(story(kit).url);
  await press(view, '/');
  same(await focused(view), 'filter', '/');
  await view.page.keyboard.type('j/k?np');
  same(await view.page.inputValue('#filter'), 'j/k?np', 'keys in the field are letters');
  await press(view, 'Escape');
  same(await view.page.inputValue('#filter'), '', 'Escape');
  same(await focused(view), 'filter', 'focus stays');
  await view.end();
}

export async function help_opens_and_closes_and_focus_comes_back(kit) {
  const view = await kit.open(story(kit).url);
  const open = () => view.page.evaluate(() => document.querySelector('dialog').open);
  await press(view, 'j', '?');
  const before = (await view.shown())[0];
  want(await open(), '? opens the help');
  await press(view, 'j');
  want(await open(), 'keys rest while the help is open');
  await press(view, 'Escape');
  want(!(await open()), 'Escape closes it');
  same(await focused(view), before, 'focus afterwards');
  await view.page.click('text=Keys and help');
  want(await open(), 'the button opens it');
  want(await view.page.evaluate(() => document.querySelector('dialog').contains(document.activeElement)), 'focus is inside');
  await view.page.click('dialog .close');
  want(!(await open()), 'Close');
  await view.end();
}

export async function keys_can_be_switched_off_and_stay_off(kit) {
  const view = await kit.open(story(kit).url);
  await view.page.click('text=Keys and help');
  await view.page.uncheck('#keys-on');
  await view.page.click('dialog .close');
  for (let i = 0; i < 2; i++) {
    await view.page.evaluate(() => document.activeElement.blur());
    for (const key of ['j', 'n', '/', '?']) await press(view, key);
    same(await focused(view), '', 'nothing is focused');
    want(!(await view.page.evaluate(() => document.querySelector('dialog').open)), 'no help');
    await view.reload();
  }
  want(!(await view.page.isChecked('#keys-on')), 'the box remembers');
  await view.page.click('text=Keys and help');
  await view.page.check('#keys-on');
  await view.page.click('dialog .close');
  await view.page.evaluate(() => document.activeElement.blur());
  await press(view, 'j');
  want((await focused(view)).startsWith('finding-'), 'on again');
  await view.end();
}

export async function keys_with_modifiers_are_left_to_the_browser(kit) {
  const view = await kit.open(story(kit).url);
  for (const key of ['Control+j', 'Alt+j', 'Meta+j', 'Control+/']) await press(view, key);
  same(await focused(view), '', 'nothing is focused');
  await view.page.click('text=Choose from lists');
  await view.page.focus('select[data-key=kind]');
  await press(view, 'j');
  same(await view.page.evaluate(() => document.activeElement.tagName), 'SELECT', 'letters in a menu belong to it');
  await view.end();
}

export async function findings_fold_and_links_unfold_them(kit) {
  const view = await kit.open(story(kit).url);
  const id = await view.page.$eval('main article', (a) => a.id);
  const high = () => view.page.$eval('#' + id, (a) => a.getBoundingClientRect().height);
  await view.page.locator('#' + id).scrollIntoViewIfNeeded(); // what is far away is not laid out yet
  await view.page.waitForTimeout(100);
  const before = await high();
  await view.page.click(`#${id} .fold`);
  want(await high() < before / 2, 'folded');
  same(await view.page.getAttribute(`#${id} .fold`, 'aria-expanded'), 'false', 'told');
  await view.page.click(`#${id} .fold`);
  same(await high(), before, 'unfolded');
  await view.page.click('text=Fold all');
  want(await view.page.$$eval('main article', (all) => all.every((a) => a.classList.contains('folded'))), 'all folded');
  await view.page.evaluate((i) => { location.hash = '#' + i; }, id);
  await view.page.waitForFunction((i) => !document.getElementById(i).classList.contains('folded'), id);
  await view.page.click('text=Unfold all');
  want(await view.page.$$eval('main article', (all) => all.every((a) => !a.classList.contains('folded'))), 'all unfolded');
  await view.end();
}

export async function commands_are_copied(kit) {
  const view = await kit.open(story(kit).url, { permissions: ['clipboard-read', 'clipboard-write'] });
  const commands = await view.page.$$eval('main code.command', (all) => all.map((c) => c.textContent));
  want(commands.length > 2 && commands.every((c) => c.startsWith('gainsay ')), commands.slice(0, 3));
  same((await view.page.$$('main code.command + .copy')).length, commands.length, 'one button for each');
  await view.page.click('main code.command + .copy >> nth=1');
  same(await view.page.evaluate(() => navigator.clipboard.readText()), commands[1], 'clipboard');
  await view.page.waitForFunction(() => document.querySelector('[aria-live=polite]').textContent.startsWith('Copied: gainsay'));
  await view.end();
}

export async function without_the_clipboard_copying_goes_the_old_way(kit) {
  const before = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });
  const view = await kit.open(story(kit).url, { before });
  const command = await view.page.textContent('main code.command');
  await view.page.click('main .copy >> nth=0');
  await view.page.waitForFunction(() => document.querySelector('main .copy').textContent === 'Copied');
  await view.page.fill('#filter', '');
  await view.page.focus('#filter');
  await press(view, 'Control+v');
  same(await view.page.inputValue('#filter'), command, 'pasted');
  await view.end();
}

export async function words_of_buttons_are_no_words_of_findings(kit) {
  const view = await kit.open(story(kit).url);
  same(await view.filter('copy gainsay'), [], '"copy" is on every button and in no finding');
  await view.end();
}

// ---- colours ------------------------------------------------------------------------------------------------------------------

/* How light the page is, 0 to 255. */
const light = (view) => view.page.evaluate(() => {
  const rgb = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number);
  return Math.round((rgb[0] + rgb[1] + rgb[2]) / 3);
});
const choose = (view, theme) => view.page.selectOption('label:has-text("Colours") select', theme);

export async function dark_follows_the_system_and_the_choice_is_remembered(kit) {
  let view = await kit.open(story(kit).url, { colorScheme: 'dark' });
  want(await light(view) < 60, 'dark as the system asks');
  await choose(view, 'light');
  want(await light(view) > 200, 'light by choice');
  await view.reload();
  want(await light(view) > 200, 'light after reloading');
  await choose(view, 'auto');
  want(await light(view) < 60, 'auto is the system again');
  await view.end();
  view = await kit.open(story(kit).url, { colorScheme: 'light' });
  want(await light(view) > 200, 'light as the system asks');
  await choose(view, 'dark');
  want(await light(view) < 60, 'dark by choice');
  await view.reload();
  want(await light(view) < 60, 'dark after reloading');
  await view.page.emulateMedia({ media: 'print' });
  want(await light(view) > 200, 'paper is light');
  await view.end();
}

export async function where_nothing_may_be_remembered_everything_works(kit) {
  const before = () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  const view = await kit.open(story(kit).url, { before });
  await choose(view, 'dark');
  want(await light(view) < 60, 'dark for this visit');
  want((await view.filter('kind:denial')).length > 0, 'filter');
  await view.end();
}
