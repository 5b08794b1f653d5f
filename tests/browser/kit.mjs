// What the tests of the page share: gainsay makes a page, Chromium opens it, and whatever the page may never do is noted: ask
// anybody for anything, write to the console, throw, open a window or a dialog, break its own policy.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.NPM_ROOM, 'package.json'));
const { chromium } = require('playwright-core');
const AXE = require.resolve('axe-core/axe.min.js');

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const env = { ...process.env, SOURCE_DATE_EPOCH: '1735689600', GAINSAY_CONFIG: '/dev/null', LC_ALL: 'C.UTF-8' };

export class Wrong extends Error {}

export function want(fine, ...words) {
  if (!fine) throw new Wrong(words.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))).join(' '));
}

export function same(saw, wanted, what) {
  want(JSON.stringify(saw) === JSON.stringify(wanted), `${what}: saw ${JSON.stringify(saw)}, wanted ${JSON.stringify(wanted)}`);
}

/* Chromium where Debian or another system put it; null: there is none. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = process.env.PATH.split(':');
  return process.env.CHROMIUM ?? names.flatMap((n) => folders.map((f) => path.join(f, n))).find((p) => existsSync(p)) ?? null;
}

export class Kit {
  constructor(gainsay, executable) {
    this.gainsay = gainsay;
    this.executable = executable;
    this.folder = mkdtempSync(path.join(tmpdir(), 'gainsay-browser-'));
  }

  async launch() {
    const args = process.getuid() === 0 ? ['--no-sandbox'] : []; // the sandbox refuses the superuser, as in many a container
    this.browser = await chromium.launch({ executablePath: this.executable, args: [...args, '--disable-gpu'] });
  }

  async close() {
    await this.browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  run(folder, ...args) {
    const p = spawnSync(this.gainsay, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env });
    want(p.status === 0 || p.status === 1, `gainsay ${args.join(' ')}: status ${p.status} ${p.stderr}`);
    return p.stdout;
  }

  /* The page of a ledger (a path below the project, or {name: text} of files), and what the same ledger comes to as JSON. */
  page(name, files, args = [], ledger = 'claims.yaml') {
    let folder = path.join(this.folder, name.replace(/[^a-z0-9-]/g, '-'));
    mkdirSync(folder, { recursive: true });
    const html = path.join(folder, 'page.html');
    if (typeof files === 'string') {
      ledger = path.basename(files);
      folder = path.dirname(path.join(root, files));
    } else {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
    }
    const all = ['--now', '2022-08-01', ...args, ledger];
    writeFileSync(html, this.run(folder, 'report', '-f', 'html', ...all));
    return { html, url: pathToFileURL(html).href, json: () => JSON.parse(this.run(folder, 'report', '-f', 'json', ...all)) };
  }

  /* Opens URL in a browser that remembers nothing. OPTIONS are Playwright's of a context; `before` runs before the page's own. */
  async open(url, { before, viewport = { width: 1100, height: 800 }, context, ...options } = {}) {
    context ??= await this.browser.newContext({ viewport, locale: 'en-GB', ...options });
    const page = await context.newPage();
    const noise = [], requests = [];
    page.on('request', (r) => requests.push(r.url()));
    page.on('console', (m) => noise.push(`console: ${m.text()}`));
    page.on('pageerror', (e) => noise.push(`error: ${e.message}`));
    page.on('dialog', (d) => { noise.push(`dialog: ${d.message()}`); d.dismiss(); });
    page.on('popup', () => noise.push('a window opened'));
    page.on('download', () => noise.push('a download began'));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (e) => window.violations.push(`${e.violatedDirective} ${e.sample}`));
    });
    if (before) await page.addInitScript(before);
    await page.goto(url);
    const view = new View(page, context, { noise, requests });
    return view;
  }
}

/* One open page. */
export class View {
  constructor(page, context, seen) {
    Object.assign(this, { page, context, ...seen });
  }

  /* Nothing asked, said, thrown, refused since it opened; then it closes. */
  async end() {
    const violations = this.javaScriptOff ? [] : await this.page.evaluate(() => window.violations);
    const others = this.requests.filter((u) => !u.startsWith('file:') || u.split(/[?#]/)[0] !== this.page.url().split(/[?#]/)[0]);
    await this.context.close();
    same([...this.noise, ...violations], [], 'the page said');
    same(others, [], 'requests');
  }

  /* The ids of the findings that show. */
  async shown() {
    return this.page.evaluate(() => [...document.querySelectorAll('main [data-kind]')].filter((e) => e.getClientRects().length)
      .map((e) => e.id));
  }

  /* Types a filter; -> the ids that show. */
  async filter(text) {
    await this.page.fill('#filter', text);
    return this.shown();
  }

  /* Reloads, after a moment: the browser writes down what it remembers behind the page's back. */
  async reload() {
    await this.page.waitForTimeout(300);
    await this.page.reload();
  }

  count() {
    return this.page.textContent('#filter-count');
  }

  /* Does anything make the page wider than the window? */
  async wider() {
    return this.page.evaluate(() => {
      const e = document.scrollingElement;
      return e.scrollWidth > e.clientWidth ? `${e.scrollWidth} px in a window of ${e.clientWidth} px` : '';
    });
  }

  /* What axe-core finds against WCAG 2.2 AA and good practice. */
  async axe() {
    if (!(await this.page.evaluate(() => 'axe' in window))) {
      const session = await this.context.newCDPSession(this.page);
      const { readFileSync } = await import('node:fs');
      await session.send('Runtime.evaluate', { expression: readFileSync(AXE, 'utf8') });
    }
    return this.page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
      return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary}`);
    });
  }
}
