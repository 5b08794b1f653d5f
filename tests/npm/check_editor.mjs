// check_editor.mjs GAINSAY: a real editor's helper (yaml-language-server, as VS Code, Neovim and others run it) with the schema
// that `gainsay schema FILE` prints: does it offer questions, sources and words while one types, and does it underline a
// wrong key at its line?
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const gainsay = path.resolve(process.argv[2]);
const server = path.join(process.env.NPM_ROOM, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
const folder = mkdtempSync(path.join(tmpdir(), 'gainsay-editor-'));
let passed = 0, failed = 0;

function tell(what, fine, saw) {
  fine ? passed++ : failed++;
  if (!fine) console.log(`${what}: saw ${JSON.stringify(saw)}`);
}

// ---- a client of the language server protocol, as small as can be ----
class Client {
  constructor() {
    this.child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.buffer = Buffer.alloc(0);
    this.next = 1;
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.child.stdout.on('data', (d) => this.feed(d));
  }

  feed(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const size = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + size) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + size).toString());
      this.buffer = this.buffer.subarray(end + 4 + size);
      this.take(message);
    }
  }

  take(m) {
    if (m.method === 'textDocument/publishDiagnostics') this.diagnostics.set(m.params.uri, m.params.diagnostics);
    if (m.method && m.id !== undefined) this.post({ id: m.id, result: m.method === 'workspace/configuration' ? m.params.items.map(settings) : null });
    if (!m.method && this.waiting.has(m.id)) this.waiting.get(m.id)(m.result ?? m.error);
  }

  post(m) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...m });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  tell(method, params) {
    this.post({ method, params });
  }

  ask(method, params) {
    const id = this.next++;
    this.post({ id, method, params });
    return new Promise((done) => this.waiting.set(id, done));
  }
}

// Answers to the server's questions about settings: nothing from the network, no schema but the one named in the file.
function settings(item) {
  return item.section === 'yaml' ? { schemaStore: { enable: false, url: '' }, validate: true, completion: true, hover: true, yamlVersion: '1.2' } : null;
}

const ledger = `gainsay: 1
sources:
  post:
    outlet: Evening Post
    published: 2023-11-15
    voices:
      crew: {n: 2}
  dispatch: {outlet: National Dispatch, published: 2023-11-15}
entities:
  blass: {name: Jory Blass}
terms: {north: ""}
questions:
  on-shift:
    number: How many people were on shift?
  locked:
    yes-no: Was the <door> door locked?
    slots: {door: north}
  cause:
    one-of: [fire, flood]
    ask: What destroyed it?
claims:
- at: post.p3
  on-shift: 112
  by: blass
`;

async function open(client, name, text) {
  const file = path.join(folder, name);
  const uri = pathToFileURL(file).href;
  const whole = `# yaml-language-server: $schema=ledger.schema.json\n${text}`;
  writeFileSync(file, whole);
  client.diagnostics.delete(uri);
  client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: whole } });
  for (let i = 0; i < 100 && !client.diagnostics.has(uri); i++) await new Promise((r) => setTimeout(r, 100));
  return { uri, lines: whole.split('\n') };
}

// What is offered at the mark |.
async function offered(client, name, text) {
  const { uri, lines } = await open(client, name, text.replace('|', ''));
  const line = `\n${text}`.split('\n').findIndex((l) => l.includes('|'));
  const character = `\n${text}`.split('\n')[line].indexOf('|');
  const list = await client.ask('textDocument/completion', { textDocument: { uri }, position: { line, character } });
  return (list.items ?? list).map((i) => i.label.replace(/^"(.*)"$/, '$1'));
}

function has(labels, ...wanted) {
  return wanted.every((w) => labels.some((l) => String(l) === w));
}

const client = new Client();
const limit = setTimeout(() => { console.log('the language server does not answer\n0 passed, 1 failed, 0 skipped'); client.child.kill(); process.exit(1); }, 120000);
try {
  writeFileSync(path.join(folder, 'claims.yaml'), ledger);
  writeFileSync(path.join(folder, 'ledger.schema.json'), execFileSync(gainsay, ['schema', 'claims.yaml'], { cwd: folder }));
  const ready = await client.ask('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, workspaceFolders: null,
    capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: {} } } } });
  tell('the server starts', ready?.capabilities?.completionProvider, ready);
  client.tell('initialized', {});

  let saw = await offered(client, 'key.yaml', `${ledger}- at: dispatch.p5\n  l|\n`);
  tell('claim keys: questions, slots and the keys of the format', has(saw, 'on-shift', 'locked', 'cause', 'door', 'by', 'denies'), saw);
  tell('claim keys: no key of elsewhere', !has(saw, 'outlet') && !has(saw, 'yes-no'), saw);
  saw = await offered(client, 'yes.yaml', `${ledger}- at: dispatch.p5\n  locked: |\n`);
  tell('the answers of a yes-no question', has(saw, 'yes', 'no', 'declined'), saw);
  saw = await offered(client, 'one.yaml', `${ledger}- at: dispatch.p5\n  cause: |\n`);
  tell('the answers of a one-of question', has(saw, 'fire', 'flood'), saw);
  saw = await offered(client, 'by.yaml', `${ledger}- at: dispatch.p5\n  by: |\n`);
  tell('speakers: entities, sources, voices', has(saw, 'blass', 'post', 'crew', 'own'), saw);
  saw = await offered(client, 'at.yaml', `${ledger}- at: |\n`);
  tell('places: the sources', has(saw, 'post.p1', 'dispatch.p1'), saw);
  saw = await offered(client, 'relays.yaml', ledger.replace('    outlet: Evening Post', '    outlet: Evening Post\n    relays: |'));
  tell('relays: the sources', has(saw, 'dispatch') && !has(saw, 'blass'), saw);

  const wrong = async (name, text) => {
    const { uri } = await open(client, name, text);
    return (client.diagnostics.get(uri) ?? []).map((d) => ({ line: d.range.start.line, message: d.message }));
  };
  saw = await wrong('fine.yaml', ledger);
  tell('a sound ledger: nothing underlined', saw.length === 0, saw);
  saw = await wrong('typo.yaml', `${ledger}- at: dispatch.p5\n  on-shfit: 86\n`);
  const at = ledger.split('\n').length + 1;
  tell('a question nobody asked: its line', saw.length > 0 && saw.every((d) => d.line === at), { at, saw });
  saw = await wrong('value.yaml', `${ledger}- at: dispatch.p5\n  locked: perhaps\n`);
  tell('no answer to a yes-no question: its line', saw.length > 0 && saw.every((d) => d.line === at), { at, saw });
  saw = await wrong('source.yaml', `${ledger}- at: dispach.p5\n  locked: yes\n`);
  tell('a source nobody declared: its line', saw.length > 0 && saw.every((d) => d.line === at - 1), { at, saw });
  saw = await wrong('top.yaml', `${ledger}ruling: []\n`);
  tell('no key of a ledger: its line', saw.length > 0 && saw.every((d) => d.line === at - 1), { at, saw });
} finally {
  clearTimeout(limit);
  client.child.kill();
  rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
