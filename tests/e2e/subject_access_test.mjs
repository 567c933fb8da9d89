// A young person asks for their record: a server exports it, it is checked and replayed where there is neither
// server nor ledger, and the page is opened in Chromium.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';

import {auditClient, call, received, recordClient} from './clients.mjs';
import {answered, recordExampleCase, withJulyWages} from './example_case.mjs';
import {run, startServer} from './server_process.mjs';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
const {chromium} = require('playwright-core');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);
const person = 'CL-0042';

let server, publicKey, browser;
const schedule = `decided_by: "the cabinet"
classes {
  name: "all" terms { event: EVENT_BIRTH years: 10 } basis: "invented, so that somebody of seventeen is due"
  kinds: ENTRY_KIND_CASE_RECEIVED kinds: ENTRY_KIND_FINDING_PROPOSED kinds: ENTRY_KIND_DECISION_CONFIRMED
}
`;

before(async () => {
  fs.writeFileSync(at('retention.txtpb'), schedule);
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  publicKey = made.out.match(/^public key: (\S+)$/m)[1];
  server = await startServer(['--rules', 'rules', '--ledger', at('a.ledger'), '--key', at('a.key'),
                              '--retention', at('retention.txtpb')]);
  const example = recordExampleCase(server.address);
  const records = recordClient(server.address);
  const propose = (id, july, asOf) => answered(call(records, 'propose', {
    requestId: id, caseReference: person, saidBy: 'pa-7', rulebook: {id: 'rotherham'},
    case: withJulyWages(example, person, july), asOf}));
  const june = await propose('r-1', undefined, '2017-06-30');
  await answered(call(records, 'confirm', {
    requestId: 'c-1', caseReference: person, saidBy: 'manager-1', confirmation: {
      findingPosition: june.recorded.position, lines: [{entitlement: 'luggage'}], decidedOn: '2017-07-03',
      reason: 'she moves in August'}}));
  await propose('r-2', 30000, '2017-07-31');
  for (const format of ['json', 'html']) {
    const exported = run(['audit', 'export', '--server', server.address, '--case-reference', person, '--format', format,
                          '--output', at(`record.${format}`)]);
    assert.equal(exported.code, 0, exported.err);
  }
  browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(file => fs.existsSync(file)),
    args: ['--no-sandbox'],
  });
});
after(async () => {
  await browser?.close();
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

test('a client of the service gets the record in parts, of this person only', async () => {
  const parts = await received(auditClient(server.address).export({caseReference: person}));
  assert.ok(parts.length > 1);
  const entries = parts.flatMap(part => part.part.entries);
  assert.deepEqual(entries.map(entry => entry.entry.content.caseReference), entries.map(() => person));
  assert.equal(entries.filter(entry => entry.finding).length, 2);
  assert.equal(entries.filter(entry => entry.case).length, 2);
  assert.equal(entries.find(entry => entry.finding).finding.asOf, '2017-06-30');
  const nobody = received(auditClient(server.address).export({caseReference: 'CL-9999'}));
  await assert.rejects(nobody, error => error.code === 5 && /nothing is recorded about "CL-9999"/.test(error.message));
});

test('the export is checked and replayed without server and ledger', () => {
  const elsewhere = at('elsewhere');
  fs.mkdirSync(elsewhere);
  const file = path.join(elsewhere, 'record.json');
  fs.copyFileSync(at('record.json'), file);
  const checked = run(['audit', 'check', file, '--public-key', publicKey]);
  assert.equal(checked.code, 0, checked.err);
  assert.match(checked.out, /word for word: \d+\s+entries/);
  const replayed = run(['audit', 'replay', '--export', file, '--public-key', publicKey]);
  assert.equal(replayed.code, 0, replayed.out + replayed.err);
  assert.match(replayed.out, /^2 findings worked out again: 2 the same, /);
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace('"asOf": "2017-06-30"', '"asOf": "2017-06-29"'));
  const refused = run(['audit', 'replay', '--export', file, '--public-key', publicKey]);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^fairstart: this proves nothing: entries\[\d+\]: is not what entry \d+ is proved to say$/m);
});

async function open({width = 1280, scheme = 'light', media = 'screen'} = {}) {
  const page = await browser.newPage({viewport: {width, height: 900}, colorScheme: scheme});
  await page.emulateMedia({media});
  const said = [], asked = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('request', request => asked.push(request.url()));
  await page.goto(pathToFileURL(at('record.html')).href);
  return {page, said, asked};
}

test('the page says what was decided, worked out and known, and needs nothing beside it', async () => {
  const {page, said, asked} = await open();
  assert.deepEqual(said, []);
  assert.equal(asked.length, 1);
  assert.equal(await page.title(), `Your record: ${person}`);
  assert.equal(await page.locator('script, link, img, iframe, object').count(), 0);
  assert.deepEqual(await page.locator('h2').allTextContents(), [
    'On this page', 'What was decided', 'What was paid', 'What people looked at, agreed to and handed in',
    'What was worked out', 'What is known about you', 'Every entry, and who recorded it', 'How to check this']);
  const decided = page.locator('article', {hasText: 'she moves in August'});
  assert.match(await decided.textContent(), /First piece of luggage/);
  // The latest stands open, the one before it can be unfolded.
  assert.equal(await page.getByText('What you could get on 31 July 2017').isVisible(), true);
  const before = page.locator('article', {hasText: 'What you could get on 30 June 2017'});
  assert.equal(await before.getByText('Living allowance').first().isVisible(), false);
  await before.locator('summary', {hasText: 'What it was'}).click();
  assert.equal(await before.getByText('Living allowance').first().isVisible(), true);
  await page.close();
});

for (const [name, options] of Object.entries({
  phone: {width: 320}, desk: {width: 1280}, dark: {width: 800, scheme: 'dark'}, paper: {width: 794, media: 'print'}})) {
  test(`the page fits: ${name}`, async () => {
    const {page} = await open(options);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= window, `${content} of ${window} pixels`);
    for (const id of await page.locator('nav a').evaluateAll(links => links.map(link => link.getAttribute('href')))) {
      assert.equal(await page.locator(id).count(), 1, id);
    }
    assert.equal(await page.locator('th:not([scope])').count(), 0);
    await page.close();
  });
}

// Last, since nothing is left of the person then.
test('what is due is erased by a server that runs, and nothing is left of the person', async () => {
  const audit = auditClient(server.address);
  const {entries} = await answered(call(audit, 'retention', {caseReference: person}));
  assert.ok(entries.every(entry => entry.state === 'STATE_DUE' && entry.keptThrough === '2010-03-10'));
  const finding = entries.find(entry => entry.kind === 'ENTRY_KIND_FINDING_PROPOSED').position;
  const request = {requestId: 'x-1', caseReference: person, saidBy: 'records-1'};
  const erased = await answered(call(audit, 'erase', request));
  assert.deepEqual(erased.positions, entries.map(entry => entry.position));
  const again = await answered(call(audit, 'erase', request));
  assert.equal(again.recorded.recordedBefore, true);

  const {replayed} = await answered(call(audit, 'replay', {position: finding}));
  assert.equal(replayed.verdict, 'REPLAY_VERDICT_ERASED');
  const gone = received(audit.export({caseReference: person}));
  await assert.rejects(gone, error => error.code === 5);
  const verified = run(['ledger', 'verify', at('a.ledger')]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  for (const file of fs.readdirSync(folder).filter(name => name.startsWith('a.ledger'))) {
    const bytes = fs.readFileSync(at(file));
    for (const text of [person, 'she moves in August']) assert.equal(bytes.indexOf(text), -1, `${text} in ${file}`);
  }
});
