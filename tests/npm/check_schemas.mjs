// check_schemas.mjs GAINSAY: our schemas, judged by ajv and by YAML 1.2 as other programs read it.
//
// Every schema is a valid draft-07 schema. The ledger of every case that has no error fits the schema of ledgers and the
// one made for it; one that has a key nobody knows does not fit the latter. Every report fits its schema, in every case.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(path.join(process.env.NPM_ROOM, 'package.json'));
const Ajv = require('ajv').default;
const YAML = require('yaml');

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..', '..');
const gainsay = path.resolve(process.argv[2]);
let passed = 0, failed = 0;

function tell(what, wrong) {
  if (wrong) {
    failed++;
    console.log(`${what}: ${wrong}`);
  } else {
    passed++;
  }
}

function judge(schema) {
  const validate = new Ajv({ strict: false, allErrors: false }).compile(schema);
  return (value) => validate(value) ? '' : validate.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
}

function json(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

// What a case sets for itself in gainsay.yaml is no matter here.
const env = { ...process.env, SOURCE_DATE_EPOCH: '1735689600', GAINSAY_CONFIG: '/dev/null' };

function run(folder, ...args) {
  const p = spawnSync(gainsay, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env });
  if (p.status === null || p.status > 1) throw new Error(`gainsay ${args.join(' ')}: ${p.stderr}`);
  return p.stdout;
}

function read(file) {
  const documents = YAML.parseAllDocuments(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), { version: '1.2', uniqueKeys: false, logLevel: 'silent' });
  if (documents.length !== 1 || documents[0].errors.length) return undefined;
  return documents[0].toJS();
}

const schemas = {};
for (const folder of ['schemas', 'tests/schemas'])
  for (const name of readdirSync(path.join(root, folder)).filter((n) => n.endsWith('.schema.json'))) {
    const schema = json(path.join(root, folder, name));
    let wrong = schema.$schema === 'http://json-schema.org/draft-07/schema#' ? '' : 'not draft-07';
    try {
      schemas[name.replace('.schema.json', '')] = judge(schema);
    } catch (e) {
      wrong = e.message;
    }
    tell(`${folder}/${name}`, wrong);
  }

// Settings that are right, and some that are not.
for (const [text, fine] of [['', true], ['fail-on: medium\nignore: [L304, C51]\n', true], ['inputs: stories/a.yaml\nlevels: {L304: error, C5: off}\n', true],
  ['paths:\n  archive/: {C5: low}\n', true], ['fail-om: high\n', false], ['fail-on: hgih\n', false], ['levels: {X1: error}\n', false], ['levels: {L3: loud}\n', false]]) {
  const wrong = schemas.config(YAML.parse(text, { version: '1.2' }));
  tell(`gainsay.yaml ${JSON.stringify(text)}`, fine ? wrong : wrong ? '' : 'fits all the same');
}

let fitting = 0, refused = 0;
const room = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'gainsay-schemas-'));
const cases = path.join(root, 'tests', 'cases');
for (const slug of readdirSync(cases))
  for (const name of readdirSync(path.join(cases, slug))) {
    const folder = path.join(cases, slug, name);
    const ledger = path.join(folder, 'claims.yaml');
    if (!existsSync(ledger)) continue;
    const what = `${slug}/${name}`;
    run(folder, 'check', '-q', '-o', `json:${room}/report`, '-o', `sarif:${room}/sarif`, '--fail-on', 'never', 'claims.yaml');
    const report = json(`${room}/report`);
    const own = JSON.parse(run(folder, 'schema', 'claims.yaml'));
    let fits;
    tell(`${what}: report`, schemas.report(report));
    tell(`${what}: SARIF`, schemas.sarif(json(`${room}/sarif`)));
    try {
      fits = judge(own);
    } catch (e) {
      tell(`${what}: gainsay schema`, e.message);
      continue;
    }
    const errors = report.problems.filter((p) => p.level === 'error');
    const value = errors.every((p) => p.code === 'L102') ? read(ledger) : undefined;
    if (value === undefined) continue;
    if (errors.length) {
      tell(`${what}: an unknown key`, fits(value) ? '' : 'fits all the same');
      refused++;
    } else {
      tell(`${what}: ledger`, schemas.ledger(value));
      tell(`${what}: ledger, own schema`, fits(value));
      fitting++;
    }
  }
tell('ledgers that fit', fitting > 400 ? '' : `only ${fitting}`);
tell('ledgers that do not', refused >= 3 ? '' : `only ${refused}`);
rmSync(room, { recursive: true });
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
