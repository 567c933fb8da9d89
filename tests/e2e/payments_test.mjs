// The way of the money, with a real server, the command and grpc-js: an adviser proposes, a manager approves, an officer
// confirms how the allowance follows the wages, and finance pays, is held up, is refused, and finds what it forgot.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {call, exchange, paymentClient, recordClient} from './clients.mjs';
import {allowance, answered, kinds, proofOfEarnings, recordExampleCase, withJulyWages} from './example_case.mjs';
import {run, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const ledger = path.join(folder, 'a.ledger');
const key = path.join(folder, 'a.key');
const person = 'CL-0042';
const serve = () => startServer(['--rules', 'rules', '--ledger', ledger, '--key', key]);

let server, record, payments, example;
async function start() {
  server = await serve();
  record = recordClient(server.address);
  payments = paymentClient(server.address);
}
before(async () => {
  const made = run(['ledger', 'init', ledger, '--key', key, '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  await start();
  example = recordExampleCase(server.address);
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

const facts = (july, of = person) => withJulyWages(example, of, july);

const names = (id, who, of = person) => ({requestId: id, caseReference: of, saidBy: who});
const propose = (id, july, asOf, of = person) => answered(call(record, 'propose', {
  ...names(id, 'pa-7', of), rulebook: {id: 'rotherham'}, case: facts(july, of), asOf}));
const confirm = (id, finding, lines, more = {}, of = person) => answered(call(record, 'confirm', {
  ...names(id, 'officer-3', of),
  confirmation: {findingPosition: finding, lines: lines.map(entitlement => ({entitlement})), decidedOn: '2017-07-03',
                 reason: 'looked at', ...more}}));
const add = (id, who, item) => answered(call(record, 'addToRecord', {
  ...names(id, who), rulebook: {id: 'rotherham'}, ...item}));
const proof = month => add(`proof-${month}`, 'pa-7', proofOfEarnings(month));

const luggage = (id, pence) => ({
  id, line: {entitlement: 'luggage'}, amount: {pence}, paidOn: '2017-07-04', payee: 'PAYEE_SUPPLIER', manner: 'MANNER_IN_KIND'});

const pay = (payment, of = person) => answered(call(payments, 'record', {
  ...names(`pay-${payment.id}`, 'finance-1', of), payment}));
async function verdictOn(payment) {
  return (await answered(call(payments, 'validate', {caseReference: person, payment}))).verdict;
}

// Runs `fairstart payments` with a file of these lines.
function command(name, lines, ...more) {
  const file = path.join(folder, 'finance.csv');
  fs.writeFileSync(file, lines.join('\r\n'));
  return run(['payments', name, file, '--server', server.address, ...more]);
}
const header = 'case_reference,reference,entitlement,first_day,last_day,amount,paid_on,payee,manner';
const line = p => [person, p.id, p.line.entitlement, p.firstDay ?? '', p.lastDay ?? '',
                   (p.amount.pence / 100).toFixed(2), p.paidOn, p.payee, p.manner].join(',');

test('before anything is decided nothing is paid', async () => {
  assert.deepEqual(kinds(await verdictOn(luggage('l-1', 100))), ['NO_DECISION']);
  const proposed = await propose('r-1', undefined, '2017-06-30');
  const held = await verdictOn(luggage('l-1', 100));
  assert.equal(held.verdict, 'VERDICT_HOLD');
  assert.deepEqual(kinds(held), ['NOT_DECIDED_YET']);
  assert.match(held.problems[0].says, new RegExp(`finding ${proposed.recorded.position} waits`));
});

test('a manager approves, and an officer confirms, the allowance as it follows the wages', async () => {
  await add('a-1', 'pa-7', {assessment: {
    id: 'assessment-1', line: {entitlement: 'special_needs'}, outcome: 'ASSESSMENT_OUTCOME_APPROVED',
    assessedBy: 'pa-7', assessedOn: '2017-07-03', reason: 'needs a hearing loop'}});
  await add('a-2', 'manager-1', {approval: {
    id: 'approval-1', line: {entitlement: 'special_needs'}, role: 'service_manager', approvedBy: 'manager-1',
    approvedOn: '2017-07-03'}});
  const {recorded} = await propose('r-2', undefined, '2017-06-30');
  await confirm('c-1', recorded.position, ['special_needs', 'luggage']);
  await confirm('c-2', recorded.position, ['living_allowance'], {formula: {
    inputs: [{path: 'pay_periods.records.net', atLeast: 20000, atMost: 30000}, {path: 'pay_periods.records.gross'}],
    firstDay: '2017-06-01', lastDay: '2017-12-31'}});
  assert.equal((await verdictOn({...luggage('s-1', 9900), line: {entitlement: 'special_needs'},
                                 manner: 'MANNER_ACCOUNT'})).verdict, 'VERDICT_PAY');
});

test('the allowance is held until the earnings are proved', async () => {
  const held = await verdictOn(allowance('w-1', '2017-06-05', '2017-06-11', 4000));
  assert.equal(held.verdict, 'VERDICT_HOLD');
  assert.deepEqual(kinds(held), ['NOT_ON_RECORD']);
  assert.equal(held.problems[0].needs[0].subject, 'pay-2017-06');
  assert.notEqual(held.problems[0].citations.length, 0);
  assert.equal(held.rightAmount.pence, 4000);
  await proof('2017-06');
  assert.equal((await verdictOn(allowance('w-1', '2017-06-05', '2017-06-11', 4000))).verdict, 'VERDICT_PAY');
});

test('finance validates a file, and pays it once', () => {
  const file = [header,
                line(allowance('w-0', '2017-06-01', '2017-06-04', 2286)),  // 4 of 7 days at £40.00
                line(allowance('w-1', '2017-06-05', '2017-06-11', 4000)),
                line(allowance('w-2', '2017-06-12', '2017-06-18', 4001)),
                line(allowance('w-4', '2017-06-26', '2017-06-30', 2857)), ''];
  const validated = command('validate', file);
  assert.equal(validated.code, 1, validated.err);
  assert.equal(validated.err, '4 payments: 3 PAY 91.43, 1 REJECT 40.01\n');
  assert.match(validated.out, /^4,CL-0042,w-2,living_allowance,,REJECT,OVER_AMOUNT,40\.01,40\.00,/m);
  for (let time = 0; time < 2; ++time) {
    const paid = command('record', file, '--said-by', 'finance-1');
    assert.equal(paid.code, 1, paid.err);
    assert.equal(paid.err, validated.err);
  }
});

test('what was due and not paid is found', () => {
  const report = ['case_reference,reference,amount,state', `${person},w-0,22.86,paid`, `${person},w-1,40.00,bounced`,
                  `${person},w-9,1.00,paid`, ''];
  const period = ['--from', '2017-06-01', '--until', '2017-06-30', '--case-reference', person];
  const found = command('reconcile', report, ...period);
  assert.equal(found.code, 1, found.err);
  assert.match(found.out, /^CL-0042,DUE_NOT_PAID,,living_allowance,,2017-06-12,2017-06-25,80\.00,0\.00,/m);
  assert.match(found.out, /^CL-0042,NOT_REVERSED,w-1,living_allowance,/m);
  assert.match(found.out, /^CL-0042,NOT_ON_RECORD,w-9,/m);
  assert.match(found.out, /^CL-0042,NOT_REPORTED,w-4,living_allowance,/m);
  const back = run(['payments', 'reverse', '--server', server.address, '--case-reference', person, '--said-by', 'finance-1',
                    '--reference', 'b-1', '--reverses', 'w-1', '--reversed-on', '2017-06-14']);
  assert.equal(back.code, 0, back.err);
  const again = command('reconcile', report, ...period);
  assert.match(again.out, /^CL-0042,DUE_NOT_PAID,,living_allowance,,2017-06-05,2017-06-25,120\.00,0\.00,/m);
  assert.doesNotMatch(again.out, /NOT_REVERSED/);
});

test('instalments are paid up to the cap, and the same again is refused', async () => {
  const [first, again, over, last, spent] = await exchange(payments, [
    luggage('l-1', 2500), luggage('l-1', 2500), luggage('l-2', 1501), luggage('l-2', 1500), luggage('l-3', 1),
  ].map((payment, i) => ({record: {...names(`i-${i}`, 'finance-1'), payment}})));
  assert.equal(first.verdict.verdict, 'VERDICT_PAY');
  assert.notEqual(first.recorded, null);
  assert.deepEqual(kinds(again.verdict), ['DUPLICATE', 'OVER_LIMIT']);  // £15.00 is left
  assert.equal(again.recorded, null);
  assert.deepEqual(kinds(over.verdict), ['OVER_LIMIT']);
  assert.equal(over.verdict.rightAmount.pence, 1500);
  assert.notEqual(last.recorded, null);
  assert.deepEqual(kinds(spent.verdict), ['OVER_LIMIT']);
  assert.equal(spent.verdict.left.pence, 0);
  // By the guide there is but one first piece: on a later day there is no entitlement any more.
  const later = await verdictOn({...luggage('l-4', 1), paidOn: '2017-07-05'});
  assert.deepEqual(kinds(later), ['DECIDED_OTHERWISE']);
  assert.match(later.problems[0].says, /has been paid for already/);
  const {lines: [balance]} = await answered(call(payments, 'balance', {
    caseReference: person, asOf: '2017-06-30', line: {entitlement: 'luggage'}}));
  assert.equal(balance.paid.pence, 4000);
  assert.equal(balance.left.pence, 0);
});

test('wages within the confirmed range are followed without another decision', async () => {
  const ended = await verdictOn(allowance('w-5', '2017-07-03', '2017-07-09', 3077));
  assert.deepEqual(kinds(ended), ['DECISION_ENDED']);
  await propose('r-3', 30000, '2017-07-31');
  await proof('2017-07');
  const old = await verdictOn(allowance('w-5', '2017-07-03', '2017-07-09', 4000));
  assert.deepEqual(kinds(old), ['OVER_AMOUNT']);
  assert.equal(old.rightAmount.pence, 3077);
  const paid = await pay(allowance('w-5', '2017-07-03', '2017-07-09', 3077));
  assert.notEqual(paid.recorded, null);
});

test('wages beyond the range hold the payment until somebody decides', async () => {
  const {recorded} = await propose('r-4', 40000, '2017-07-31');
  const held = await pay(allowance('w-6', '2017-07-10', '2017-07-16', 3077));
  assert.equal(held.recorded, null);
  assert.equal(held.verdict.verdict, 'VERDICT_HOLD');
  assert.deepEqual(kinds(held.verdict), ['NOT_DECIDED_YET']);
  assert.match(held.verdict.problems[0].says, /net is 40000, and at most 30000 was confirmed/);
  await answered(call(record, 'depart', {
    ...names('d-1', 'officer-3'),
    departure: {findingPosition: recorded.position, line: {entitlement: 'living_allowance'}, outcome: 'OUTCOME_ENTITLED',
                given: {amount: {pence: 3000}, unit: 'UNIT_PENCE_PER_WEEK'}, decidedOn: '2017-08-02',
                reason: 'one month of overtime'}}));
  const over = await pay(allowance('w-6', '2017-07-10', '2017-07-16', 3077));
  assert.equal(over.verdict.rightAmount.pence, 3000);
  assert.notEqual((await pay(allowance('w-6b', '2017-07-10', '2017-07-16', 3000))).recorded, null);
});

test('clients that race for one cap get no more than there is', async () => {
  const other = 'CL-0043';
  const {recorded} = await propose('o-1', undefined, '2017-06-30', other);
  await confirm('o-2', recorded.position, ['luggage'], {}, other);
  const clients = Array.from({length: 8}, (_, i) => exchange(
    paymentClient(server.address),
    Array.from({length: 5}, (_unused, j) => ({record: {
      ...names(`race-${i}-${j}`, 'finance-1', other),
      payment: luggage(`race-${i}-${j}`, 300 + 5 * i + j)}}))));
  const responses = (await Promise.all(clients)).flat();
  assert.equal(responses.length, 40);
  assert.ok(responses.every(r => r.error === null));
  const {lines: [balance]} = await answered(call(payments, 'balance', {
    caseReference: other, asOf: '2017-06-30', line: {entitlement: 'luggage'}}));
  assert.ok(balance.paid.pence <= 4000);
  assert.ok(balance.left.pence < 340, 'whatever still fitted was paid');
  assert.equal(balance.paid.pence, balance.payments.reduce((sum, p) => sum + p.amount.pence, 0));
});

test('what cannot be read is named, and the stream goes on', async () => {
  const [wrong, right] = await exchange(payments, [
    {validate: {caseReference: person, payment: {...luggage('l-9', 100), paidOn: '4 July'}}},
    {validate: {caseReference: person, payment: luggage('l-9', 100)}}]);
  assert.equal(wrong.error.code, 3);
  assert.equal(wrong.error.fields[0].field, 'payment.paid_on');
  assert.equal(wrong.verdict, null);
  assert.equal(right.verdict.verdict, 'VERDICT_REJECT');
});

test('a server that is killed has lost nothing that was acknowledged', async () => {
  const paid = await pay(allowance('w-3', '2017-06-19', '2017-06-25', 4000));
  server.signal('SIGKILL');
  await server.ended;
  const verified = run(['ledger', 'verify', ledger]);
  assert.equal(verified.code, 0, verified.out + verified.err);
  await start();
  const again = await pay(allowance('w-3', '2017-06-19', '2017-06-25', 4000));
  assert.equal(again.recorded.position, paid.recorded.position);
  assert.equal(again.recorded.recordedBefore, true);
});

test('a stream that somebody leaves open does not keep a server from ending', async () => {
  await server.stop();
  server = await startServer(['--rules', 'rules', '--ledger', ledger, '--key', key, '--drain-seconds', '1']);
  payments = paymentClient(server.address);
  const stream = payments.batch();
  const ended = new Promise(resolve => stream.on('error', resolve));
  const first = new Promise(resolve => stream.once('data', resolve));
  stream.write({validate: {caseReference: person, payment: luggage('l-9', 100)}});
  assert.equal((await first).verdict.verdict, 'VERDICT_REJECT');
  assert.deepEqual(await server.stop(), {code: 0, signal: null});
  assert.notEqual((await ended).code, 0);
  await start();
});
