// What a server proves of its record, checked by the command and by a program that knows nothing but the format.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {checkProof} from './check_proof.mjs';
import {auditClient, call, received} from './clients.mjs';
import {run, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);
const exampleCase = 'rules/rotherham/2017/examples/seventeen-in-lodgings.txtpb';

let server, publicKey, positions, kept;
before(async () => {
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  publicKey = made.out.match(/^public key: (\S+)$/m)[1];
  server = await startServer(['--rules', 'rules', '--ledger', at('a.ledger'), '--key', at('a.key')]);
  const propose = () => {
    const sent = run(['record', 'propose', exampleCase, '--said-by', 'pa-7', '--rulebook', 'rotherham', '--format', 'json',
                      '--server', server.address]);
    assert.equal(sent.code, 0, sent.err);
    return JSON.parse(sent.out);
  };
  const first = propose();
  const head = run(['ledger', 'head', at('a.ledger'), '--export', at('kept.head')]);
  assert.equal(head.code, 0, head.err);
  kept = fs.readFileSync(at('kept.head'), 'utf8');
  positions = [first.casePosition, first.recorded.position, propose().recorded.position].map(Number);
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

test('a server proves entries, and a program of nobody here checks them', async () => {
  const out = at('proof.json');
  const proved = run(['audit', 'prove', '--server', server.address, ...positions.flatMap(p => ['--entry', String(p)]),
                      '--head', at('kept.head'), '--output', out]);
  assert.equal(proved.code, 0, proved.err);
  const shown = checkProof(JSON.parse(fs.readFileSync(out, 'utf8')), [publicKey]);
  assert.deepEqual(shown.entries.map(entry => entry.position), positions);
  assert.deepEqual(shown.entries.map(entry => entry.kind), [1, 2, 2]);
  assert.ok(shown.entries[0].content.includes('example-seventeen-in-lodgings'));
  assert.equal(shown.earlier.length, 1);
  assert.ok(shown.earlier[0].size < shown.head.size);
  const script = fileURLToPath(new URL('check_proof.mjs', import.meta.url));
  const ran = spawnSync('node', [script, out, publicKey]);
  assert.equal(ran.status, 0, ran.stderr.toString());
  const checked = run(['audit', 'check', out, '--public-key', publicKey]);
  assert.equal(checked.code, 0, checked.err);
  assert.match(checked.out, /It still begins with the \d+ entries/);
});

test('what a client of the service gets is the same proof', async () => {
  const {response, error} = await call(auditClient(server.address), 'prove', {positions, earlierHeads: [kept]});
  assert.equal(error, undefined, error?.message);
  const base64 = entry => ({...entry, leaf: entry.leaf.toString('base64'), salt: entry.salt.toString('base64'),
                            content: entry.content.toString('base64'), path: entry.path.map(h => h.toString('base64'))});
  const proof = {head: response.proof.head, entries: response.proof.entries.map(base64),
                 earlierHeads: response.proof.earlierHeads.map(h => ({...h, path: h.path.map(p => p.toString('base64'))}))};
  assert.equal(checkProof(proof, [publicKey]).entries.length, 3);
});

test('a recorded finding is worked out again, by the server and by the command', async () => {
  const {response, error} = await call(auditClient(server.address), 'replay', {position: positions[1]});
  assert.equal(error, undefined, error?.message);
  assert.equal(response.replayed.verdict, 'REPLAY_VERDICT_SAME');
  const wrong = await call(auditClient(server.address), 'replay', {position: positions[0]});
  assert.match(wrong.error.violations[0], /^position: entry \d+ is no finding/);
});

test('all recorded findings are worked out again in a stream, by the server and by the command', async () => {
  const parts = await received(auditClient(server.address).replayAll({nameSame: true}));
  assert.deepEqual(parts.flatMap(part => part.replayed.map(r => [r.position, r.verdict])),
                   [[positions[1], 'REPLAY_VERDICT_SAME'], [positions[2], 'REPLAY_VERDICT_SAME']]);
  const last = parts.at(-1);
  assert.equal(last.nextPosition, last.size);
  const rest = await received(auditClient(server.address).replayAll({from: positions[2]}));
  assert.deepEqual(rest.map(part => part.counts.same), [1]);
  const beyond = received(auditClient(server.address).replayAll({from: last.size + 1}));
  await assert.rejects(beyond, error => /^from: the ledger has/.test(error.violations[0]));
  for (const where of [['--ledger', at('a.ledger')], ['--server', server.address]]) {
    const all = run(['audit', 'replay', ...where]);
    assert.equal(all.code, 0, all.out + all.err);
    assert.match(all.out, /^2 findings worked out again: 2 the same, /);
  }
});

test('what another parameter would change of everything on record comes in a stream', async () => {
  const alternative = {rulebook: {readings: ['I-53=B']}};
  const parts = await received(auditClient(server.address).impact({rulebook: 'rotherham', alternative}));
  const last = parts.at(-1);
  assert.equal(last.people, 1);
  assert.deepEqual(last.years.map(year => year.firstDay), ['2017-04-01']);
  assert.equal(last.totals.cases, 1);
  const same = run(['audit', 'impact', '--server', server.address, '--rulebook', 'rotherham', '--other-reading', 'I-53=B',
                    '--format', 'json']);
  assert.equal(same.code, 0, same.err);
  assert.equal(JSON.parse(same.out.trim().split('\n').at(-1)).totals.cases, '1');
  const wrong = received(auditClient(server.address).impact({rulebook: 'rotherham'}));
  await assert.rejects(wrong, error => /^alternative: is needed/.test(error.violations[0]));
});

test('what came late is arrears, and the entry that brought it is named', async () => {
  const caseReference = 'example-seventeen-in-lodgings';
  const period = {firstDay: '2017-07-03', lastDay: '2017-07-09'};
  const client = auditClient(server.address);
  const {response, error} = await call(client, 'recalculate', {caseReference, ...period});
  assert.equal(error, undefined, error?.message);
  const all = response.recalculation;
  const allowance = all.periods.find(one => one.line.entitlement === 'living_allowance');
  assert.equal(allowance.then, null, 'no case had been received in July 2017');
  assert.equal(allowance.causes[0].position, positions[0]);
  if (allowance.outcome === 'RECALCULATION_OUTCOME_ARREARS') {
    assert.equal(allowance.difference.pence, allowance.now.amount.pence);
    assert.equal(allowance.causes[0].reason, 'RECALCULATION_REASON_LATE_FACT');
  } else {
    assert.notEqual(allowance.outcome, 'RECALCULATION_OUTCOME_SETTLED');
    assert.equal(allowance.difference, null);
  }
  const affected = await call(client, 'listAffected', {position: positions[0]});
  assert.deepEqual(affected.response.caseReferences, [caseReference]);
  const wrong = await call(client, 'recalculate', {caseReference, firstDay: '2017-07-09', lastDay: '2017-07-03'});
  assert.match(wrong.error.violations[0], /^last_day: is before first_day/);
  const printed = run(['audit', 'recalculate', '--server', server.address, '--because-of', String(positions[0]),
                       '--from', period.firstDay, '--until', period.lastDay]);
  assert.equal(printed.code, 0, printed.err);
  assert.match(printed.out, /All together: 1 person/);
});

test('both refuse what was touched, cut short, swapped or signed by another', () => {
  const whole = run(['audit', 'prove', '--server', server.address, ...positions.flatMap(p => ['--entry', String(p)]),
                     '--head', at('kept.head')]);
  assert.equal(whole.code, 0, whole.err);
  const flip = text => { const b = Buffer.from(text, 'base64'); b[b.length >> 1] ^= 1; return b.toString('base64'); };
  const changes = {
    content: proof => { proof.entries[0].content = flip(proof.entries[0].content); },
    salt: proof => { proof.entries[0].salt = flip(proof.entries[0].salt); },
    leaf: proof => { proof.entries[0].leaf = flip(proof.entries[0].leaf); },
    'no salt': proof => { delete proof.entries[0].salt; },
    path: proof => { proof.entries[0].path[0] = flip(proof.entries[0].path[0]); },
    'shorter path': proof => { proof.entries[0].path.pop(); },
    'swapped paths': proof => { [proof.entries[0].path, proof.entries[2].path] = [proof.entries[2].path, proof.entries[0].path]; },
    'another position': proof => { proof.entries[0].position = String(positions[2]); },
    'another size': proof => { proof.head = proof.head.replace(/\n\d+\n/, size => `\n${Number(size) + 1}\n`); },
    'shorter earlier path': proof => { proof.earlierHeads[0].path.pop(); },
    'another earlier size': proof => {
      proof.earlierHeads[0].head = proof.earlierHeads[0].head.replace(/\n\d+\n/, size => `\n${Number(size) - 1}\n`);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    const proof = JSON.parse(whole.out);
    change(proof);
    assert.throws(() => checkProof(proof, [publicKey]), undefined, what);
    const refused = run(['audit', 'check', '-', '--public-key', publicKey], JSON.stringify(proof));
    assert.equal(refused.code, 1, `${what}: ${refused.out}`);
    assert.match(refused.err, /^fairstart: this proves nothing: /, what);
  }
  const other = run(['ledger', 'init', at('b.ledger'), '--key', at('b.key'), '--origin', 'fairstart.example/e2e']);
  const stranger = other.out.match(/^public key: (\S+)$/m)[1];
  assert.throws(() => checkProof(JSON.parse(whole.out), [stranger]), /a key that was not given/);
  assert.equal(run(['audit', 'check', '-', '--public-key', stranger], whole.out).code, 1);
});
