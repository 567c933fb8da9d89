// A real server that is killed under load, and killed again: what was acknowledged is in the ledger, whoever sends
// again what was not is answered as if nothing had happened, and nothing is there twice. FAIRSTART_COUNT kills, at
// moments chosen from FAIRSTART_SEED.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {call, recordClient} from './clients.mjs';
import {soundRequest} from './sample_request.mjs';
import {run, sampleRules, startServer} from './server_process.mjs';

const kills = Number(process.env.FAIRSTART_COUNT ?? 50);
const askers = 8;  // who records at the same time, each about somebody else
const longestRun = 60;  // milliseconds from the first acknowledgement to the kill
const unavailable = 14;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const ledger = path.join(folder, 'a.ledger');
const key = path.join(folder, 'a.key');

// Park and Miller's generator: the same moments for the same seed.
let dice = Number(process.env.FAIRSTART_SEED ?? 1) % 2147483647 || 1;
const upTo = most => { dice = dice * 48271 % 2147483647; return dice % (most + 1); };

before(() => {
  const made = run(['ledger', 'init', ledger, '--key', key, '--origin', 'fairstart.example/killed']);
  assert.equal(made.code, 0, made.err);
});
after(() => fs.rmSync(folder, {recursive: true}));

// Somebody who records one thing after the other: each third time a case with its finding, else a review.
class Asker {
  constructor(number) {
    this.person = `person-${number}`;
    this.next = 0;
    this.acknowledged = new Map();  // position by request id
    this.sentAgain = 0;  // of what is recorded, by requests whose answer was lost
  }

  request() {
    const requestId = `${this.person}-${this.next}`;
    const names = {requestId, caseReference: this.person, saidBy: 'pa-7'};
    if (this.next % 3 === 0) {
      const {rulebook, case: facts, asOf} = soundRequest();
      return ['propose', {...names, rulebook, asOf, case: {...facts, caseReference: this.person}}];
    }
    return ['addToRecord', {...names, rulebook: {id: 'sample'}, planReview: {
      id: `review-${this.next}`, reviewedOn: '2019-06-01', reviewedBy: 'pa-7'}}];
  }

  // Records until the server is gone; what had no answer is the first that the next server is asked.
  async recordWith(client, acknowledged) {
    for (;;) {
      const [method, request] = this.request();
      const {response, error} = await call(client, method, request);
      if (error !== undefined) {
        assert.equal(error.code, unavailable, error.message);
        return;
      }
      if (response.recorded.recordedBefore) ++this.sentAgain;
      this.acknowledged.set(request.requestId, response.recorded.position);
      ++this.next;
      acknowledged();
    }
  }
}

const everybody = Array.from({length: askers}, (_, number) => new Asker(number));

async function recordUntilKilled() {
  const server = await startServer(['--rules', sampleRules, '--ledger', ledger, '--key', key]);
  const client = recordClient(server.address);
  const moment = upTo(longestRun);
  let isFirst = true;
  await Promise.all(everybody.map(asker => asker.recordWith(client, () => {
    if (isFirst) setTimeout(() => server.signal('SIGKILL'), moment);
    isFirst = false;
  })));
  assert.deepEqual(await server.ended, {code: null, signal: 'SIGKILL'});
  client.close();
}

async function entriesOf(client, person) {
  const entries = [];
  for (let pageToken = '';;) {
    const {response, error} = await call(client, 'list', {caseReference: person, pageToken});
    assert.equal(error, undefined, error?.message);
    entries.push(...response.entries);
    pageToken = response.nextPageToken;
    if (pageToken === '') return entries;
  }
}

test(`${kills} kills lose nothing that was acknowledged and record nothing twice`, async t => {
  for (let i = 0; i < kills; ++i) await recordUntilKilled();

  const verified = run(['ledger', 'verify', ledger]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  const server = await startServer(['--rules', sampleRules, '--ledger', ledger, '--key', key]);
  const client = recordClient(server.address);
  let acknowledged = 0, sentAgain = 0;
  for (const asker of everybody) {
    const entries = await entriesOf(client, asker.person);
    const positions = new Map(entries.map(entry => [entry.content.requestId, entry.position]));
    assert.equal(positions.size, entries.length, 'no request is recorded twice');
    for (const [id, position] of asker.acknowledged) assert.equal(positions.get(id), position, id);
    // A case comes under an id of its own; beyond what was acknowledged there is at most what was asked last.
    const requests = [...positions.keys()].filter(id => !id.endsWith('/case'));
    assert.ok(requests.length - asker.acknowledged.size <= 1, asker.person);
    acknowledged += asker.acknowledged.size;
    sentAgain += asker.sentAgain;
  }
  client.close();
  await server.stop();
  assert.ok(acknowledged >= kills, 'each server recorded something before it was killed');
  t.diagnostic(`${acknowledged} acknowledged; ${sentAgain} recorded by requests whose answer was lost`);
});
