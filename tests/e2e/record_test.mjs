// A real server with a ledger, asked by grpc-js: a finding is proposed, assessed, approved and confirmed; wages change
// within what was confirmed and beyond it; and the server is started again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {call, recordClient} from './clients.mjs';
import {answered, recordExampleCase, withJulyWages} from './example_case.mjs';
import {run, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const ledger = path.join(folder, 'a.ledger');
const key = path.join(folder, 'a.key');
const person = 'CL-0042';
const serve = () => startServer(['--rules', 'rules', '--ledger', ledger, '--key', key]);

let server, client, example;
before(async () => {
  const made = run(['ledger', 'init', ledger, '--key', key, '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  server = await serve();
  client = recordClient(server.address);
  example = recordExampleCase(server.address);
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

const facts = july => withJulyWages(example, person, july);

const names = (id, who) => ({requestId: id, caseReference: person, saidBy: who});
const propose = (id, july, asOf) => call(client, 'propose', {
  ...names(id, 'pa-7'), rulebook: {id: 'rotherham'}, case: facts(july), asOf});
const add = (id, item) => call(client, 'addToRecord', {
  ...names(id, 'manager-1'), rulebook: {id: 'rotherham'}, ...item});
const line = (finding, name) => finding.lines.find(l => l.entitlement === name);

async function standing(name, asOf) {
  const response = await answered(call(client, 'inForce', {caseReference: person, asOf, line: {entitlement: name}}));
  return response.decisions[0];
}

const found = {};

test('a finding is proposed, and what waits for an assessment cannot be confirmed', async () => {
  const proposed = await answered(propose('r-1', undefined, '2017-06-30'));
  found.june = proposed.recorded.position;
  assert.equal(line(proposed.finding, 'living_allowance').given.amount.pence, 4000);
  assert.equal(line(proposed.finding, 'special_needs').outcome, 'OUTCOME_SUBJECT_TO');
  const {error} = await call(client, 'confirm', {
    ...names('c-0', 'manager-1'),
    confirmation: {findingPosition: found.june, lines: [{entitlement: 'special_needs'}], decidedOn: '2017-07-03'}});
  assert.equal(error.code, 9);
  assert.equal(error.reason, 'LINE_NOT_DECIDABLE');
  assert.match(error.preconditions[0], /^special_needs: not on record: assessment/);
});

test('once it is assessed and approved it is confirmed', async () => {
  await answered(add('a-1', {assessment: {
    id: 'assessment-1', line: {entitlement: 'special_needs'}, outcome: 'ASSESSMENT_OUTCOME_APPROVED',
    assessedBy: 'pa-7', assessedOn: '2017-07-03', reason: 'needs a hearing loop'}}));
  await answered(add('a-2', {approval: {
    id: 'approval-1', line: {entitlement: 'special_needs'}, role: 'service_manager', approvedBy: 'manager-1',
    approvedOn: '2017-07-03'}}));
  const {error} = await add('a-3', {approval: {
    id: 'approval-2', line: {entitlement: 'special_needs'}, role: 'service_manger', approvedBy: 'x',
    approvedOn: '2017-07-03'}});
  assert.match(error.violations[0], /^approval\.role: .*did you mean "service_manager"\?$/);
  const proposed = await answered(propose('r-2', undefined, '2017-06-30'));
  await answered(call(client, 'confirm', {
    ...names('c-1', 'manager-1'),
    confirmation: {findingPosition: proposed.recorded.position, lines: [{entitlement: 'special_needs'}],
                   decidedOn: '2017-07-03', reason: 'assessed'}}));
  const decision = await standing('special_needs', '2017-06-30');
  assert.equal(decision.inForce.kind, 'KIND_CONFIRMED');
  assert.equal(decision.inForce.saidBy, 'manager-1');
  found.latest = proposed.recorded.position;
});

const formula = {
  inputs: [{path: 'pay_periods.records.net', atLeast: 20000, atMost: 30000}, {path: 'pay_periods.records.gross'}],
  firstDay: '2017-06-01', lastDay: '2017-12-31'};

test('the formula of the allowance is confirmed, and follows the wages within its range', async () => {
  const confirmation = {
    ...names('c-2', 'manager-1'),
    confirmation: {findingPosition: found.latest, lines: [{entitlement: 'living_allowance'}], decidedOn: '2017-07-03',
                   reason: 'steady work', formula}};
  const confirmed = await answered(call(client, 'confirm', confirmation));
  assert.deepEqual(confirmed.lines[0].window, {firstDay: '2017-06-01', lastDay: '2017-12-31'});
  const again = await answered(call(client, 'confirm', confirmation));
  assert.equal(again.recorded.position, confirmed.recorded.position);
  assert.equal(again.recorded.recordedBefore, true);

  await answered(propose('r-3', 30000, '2017-07-31'));
  const decision = await standing('living_allowance', '2017-07-31');
  assert.equal(decision.inForce.kind, 'KIND_UNDER_FORMULA');
  assert.equal(decision.inForce.line.given.amount.pence, 3077);
  assert.equal(decision.undecided, null);
});

test('wages beyond the range wait for a decision, and then have one', async () => {
  const proposed = await answered(propose('r-4', 40000, '2017-07-31'));
  const decision = await standing('living_allowance', '2017-07-31');
  assert.equal(decision.inForce.line.given.amount.pence, 3077);
  assert.equal(decision.undecided.findingPosition, proposed.recorded.position);
  assert.match(decision.undecided.outsideFormula[0], /net is 40000, and at most 30000 was confirmed$/);

  const {error} = await call(client, 'depart', {
    ...names('d-1', 'manager-1'),
    departure: {findingPosition: proposed.recorded.position, line: {entitlement: 'living_allowance'},
                outcome: 'OUTCOME_NOT_ENTITLED', decidedOn: '2017-08-02'}});
  assert.deepEqual(error.violations, ['departure.reason: is needed: say why it is decided otherwise than found']);
  await answered(call(client, 'depart', {
    ...names('d-1', 'manager-1'),
    departure: {findingPosition: proposed.recorded.position, line: {entitlement: 'living_allowance'},
                outcome: 'OUTCOME_ENTITLED', given: {amount: {pence: 3000}, unit: 'UNIT_PENCE_PER_WEEK'},
                decidedOn: '2017-08-02', reason: 'one month of overtime'}}));
  const departed = await standing('living_allowance', '2017-07-31');
  assert.equal(departed.inForce.kind, 'KIND_DEPARTED');
  assert.equal(departed.inForce.line.given.amount.pence, 3000);
  assert.equal(departed.undecided, null);
});

test('the ledger keeps it all when the server ends, and tells what was known when', async () => {
  const list = await answered(call(client, 'list', {caseReference: person}));
  await server.stop();
  const verified = run(['ledger', 'verify', ledger]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  server = await serve();
  client = recordClient(server.address);
  assert.deepEqual(await answered(call(client, 'list', {caseReference: person})), list);
  const departure = list.entries.find(e => e.kind === 'ENTRY_KIND_DECISION_DEPARTED_FROM');
  const before = list.entries[list.entries.indexOf(departure) - 1];
  const known = await answered(call(client, 'asKnownAt', {
    caseReference: person, recordedAt: before.recordedAt, asOf: '2017-07-31'}));
  const allowance = known.decisions.find(d => d.line.entitlement === 'living_allowance');
  assert.equal(allowance.inForce.line.given.amount.pence, 3077);
  assert.equal(known.record.approvals[0].role, 'service_manager');
});
