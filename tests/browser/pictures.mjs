// pictures.mjs GAINSAY FOLDER: the pictures of the page that the documents show, taken in Chromium: a dispute, where the sources
// come from, and the page on a phone. Fonts differ between machines, so that nothing compares them.
import { statSync } from 'node:fs';
import path from 'node:path';
import { Kit, findChromium, want } from './kit.mjs';

const [gainsay, folder] = process.argv.slice(2).map((p) => path.resolve(p));
const MOST = 200000; // bytes of one picture
const pictures = [
  // name, size of the window, where the page is opened, what of it is in the picture (null: all of the window), colours
  ['page-dispute.png', { width: 880, height: 1400 }, '#disputes', '#disputes article', 'light'],
  ['page-lineage.png', { width: 960, height: 1400 }, '#lineage', '#lineage .figure', 'light'],
  ['page-phone.png', { width: 390, height: 844 }, '#disputes', null, 'dark'],
];

const kit = new Kit(gainsay, findChromium());
await kit.launch();
try {
  for (const [name, viewport, at, selector, colorScheme] of pictures) {
    const view = await kit.open(kit.page('story', 'claims.yaml').url + at, { viewport, colorScheme, reducedMotion: 'reduce' });
    await view.page.waitForTimeout(300); // what comes into the window is laid out then
    const file = path.join(folder, name);
    if (selector) await view.page.locator(selector).first().screenshot({ path: file });
    else await view.page.screenshot({ path: file });
    await view.end();
    want(statSync(file).size < MOST, `${file}: ${statSync(file).size} bytes`);
    console.log(file);
  }
} finally {
  await kit.close();
}
