// One young person's record, and a neighbour's, told from the first payment to the auditor: money is paid, a fact comes
// late, a rate is corrected, and in the end everything is checked and worked out again where there is no server. What
// payments_test.mjs shows of approvals, caps, formulas and reconciling is not told again.
//
// What is due stands in the guide. The allowance follows the rate of Jobseeker's Allowance under 25, and is £57.90 a
// week at least (9.5, I-13). Both pay £10.00 of it towards their lodgings (9.4.s3), so that the maintenance is £47.90.
// Who works part time is to have £80.00, and may have £20.00 more; where pay and maintenance come to more than these
// £100.00, what the pay lacks of £100.00 is due (12.1, 12.2). £300.00 a month are 30000 * 12 / 52 = 6923.08 pence a week
// (I-54), and 10000 - 6923.08 = 3076.92: £30.77 are due.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {certificatesIn} from './certificates.mjs';
import {checkProof} from './check_proof.mjs';
import {auditClient, call, exchange, paymentClient, received, recordClient, rulebookClient} from './clients.mjs';
import {allowance, answered, kinds, proofOfEarnings, recordExampleCase, withJulyWages} from './example_case.mjs';
import {run, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);
const {certify, files, credentials} = certificatesIn(folder);
const person = 'CL-0042', neighbour = 'CL-0043', later = 'CL-0073';

let server, address, publicKey, example;
async function start() {
  server = await startServer(['--rules', 'rules', '--ledger', at('a.ledger'), '--key', at('a.key'), ...files('server')],
                             '0.0.0.0');
  address = `localhost:${server.address.split(':').at(-1)}`;
}
before(async () => {
  certify('council', 'Council authority');
  certify('server', 'fairstart', {by: 'council', names: 'DNS:localhost'});
  for (const who of ['pa-7', 'officer-3', 'finance-1', 'auditor', 'ann', 'ben']) certify(who, who, {by: 'council'});
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  publicKey = made.out.match(/^public key: (\S+)$/m)[1];
  await start();
  example = recordExampleCase(address, files('pa-7'));
  const head = run(['ledger', 'head', at('a.ledger'), '--export', at('kept.head')]);
  assert.equal(head.code, 0, head.err);
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

const ask = (client, who, method, request) => answered(call(client(address, credentials(who)), method, request));
const names = (requestId, saidBy, caseReference) => ({requestId, saidBy, caseReference});
const rotherham = {id: 'rotherham'};
const propose = (id, facts, {asOf = '2017-07-30', rulebook = rotherham} = {}) => ask(recordClient, 'pa-7', 'propose', {
  ...names(id, 'pa-7', facts.caseReference), rulebook, case: facts, asOf});
const prove = (of, item = proofOfEarnings('2017-07')) => ask(recordClient, 'pa-7', 'addToRecord', {
  ...names(`proof-${of}`, 'pa-7', of), rulebook: rotherham, ...item});
const confirm = (id, of, finding) => ask(recordClient, 'officer-3', 'confirm', {
  ...names(id, 'officer-3', of), confirmation: {
    findingPosition: finding.recorded.position, lines: [{entitlement: 'living_allowance'}], decidedOn: '2017-08-02',
    reason: 'looked at'}});

// Asks for payments in one stream, which are recorded if they may be made, and gives what was said of each.
let asked = 0;
async function pay(of, payments) {
  const answers = await exchange(paymentClient(address, credentials('finance-1')), payments.map(payment => ({
    record: {...names(`pay-${++asked}`, 'finance-1', of), payment}})));
  return answers.map(({verdict, error}) =>
      error?.message ?? [verdict.verdict.replace('VERDICT_', ''), ...kinds(verdict)].join(' '));
}

// Four weeks recalculated: `weeks` of the living allowance, with outcome, difference in pence and causes, and the rest.
async function recalculate(of, period = {firstDay: '2017-07-03', lastDay: '2017-07-30'}) {
  const {recalculation} = await ask(auditClient, 'auditor', 'recalculate', {caseReference: of, ...period});
  const periods = recalculation.periods.filter(one => one.line.entitlement === 'living_allowance');
  const weeks = periods.map(one => [one.outcome.replace('RECALCULATION_OUTCOME_', ''), one.difference?.pence]);
  const causes = periods.map(one => one.causes.map(cause => [
    cause.position, cause.reason.replace('RECALCULATION_REASON_', ''), cause.before?.pence, cause.after?.pence]));
  return {...recalculation, periods, weeks, causes};
}

const july = [['2017-07-03', '2017-07-09'], ['2017-07-10', '2017-07-16'], ['2017-07-17', '2017-07-23'],
              ['2017-07-24', '2017-07-30']];
const paidInJuly = july.map(([first, last], i) => allowance(`july-${i + 1}`, first, last, 3077));
// More for the last two weeks, paid in September.
const more = (id, pence) => july.slice(2).map((days, i) => ({
  ...allowance(`${id}-${i + 3}`, ...days, pence), paidOn: '2017-09-01'}));
const settled = july.map(() => ['SETTLED', 0]);
const working = of => withJulyWages(example, of, 30000);
// The job ended on 16 July, and was last paid £160.00 for these 16 days.
function jobEnded(of) {
  const facts = working(of);
  const lastDay = {date: '2017-07-16'};
  for (const list of [facts.activities, facts.jobs]) list.records[0].lastDay = lastDay;
  Object.assign(facts.payPeriods.records.at(-1), {lastDay, net: {pence: 16000}, gross: {pence: 16000}});
  return facts;
}

test('an adviser proposes, an officer confirms, and finance pays four weeks', async () => {
  for (const of of [person, neighbour]) {
    await confirm(`c-1-${of}`, of, await propose(`r-1-${of}`, working(of)));
    assert.deepEqual(await pay(of, paidInJuly.slice(0, 1)), ['HOLD NOT_ON_RECORD']);
    await prove(of);
    const again = {...paidInJuly[3], id: 'july-5'};
    assert.deepEqual(await pay(of, [...paidInJuly, again]), ['PAY', 'PAY', 'PAY', 'PAY', 'REJECT DUPLICATE']);
    assert.deepEqual((await recalculate(of)).weeks, settled);
  }
});

// £160.00 for 16 days are 16000 / 16 * 7 = 7000 pence a week, so that £100.00 - £70.00 = £30.00 were due up to 16 July,
// 77 pence less than was paid. From 17 July it was the whole maintenance: £47.90 - £30.77 = £17.13 more.
let ended;
test('a job that ended weeks ago is said late: arrears, and an overpayment that no rule takes back', async () => {
  ended = await propose('r-2', jobEnded(person));
  const all = await recalculate(person);
  assert.deepEqual(all.weeks, [['OVERPAID', -77], ['OVERPAID', -77], ['ARREARS', 1713], ['ARREARS', 1713]]);
  const late = ended.casePosition;
  assert.deepEqual(all.causes, [
    [[late, 'LATE_FACT', 3077, 3000]], [[late, 'LATE_FACT', 3077, 3000]],
    [[late, 'LATE_FACT', 3077, 4790]], [[late, 'LATE_FACT', 3077, 4790]]]);
  assert.equal(all.periods[0].recovery.hasRule, false);
  assert.deepEqual(all.repayments, []);
  assert.equal(all.totals.overpaidByCorrection.pence, 154);
  assert.equal(all.totals.overpaidWithoutRule.pence, 154);
  assert.equal(all.totals.repayable, null);
  const {caseReferences} = await ask(auditClient, 'auditor', 'listAffected', {position: late});
  assert.deepEqual(caseReferences, [person]);
  assert.deepEqual((await recalculate(neighbour)).weeks, settled);
});

test('the arrears are paid once somebody has decided', async () => {
  assert.deepEqual(await pay(person, more('arrears', 1713)), ['HOLD NOT_DECIDED_YET', 'HOLD NOT_DECIDED_YET']);
  await confirm('c-2', person, ended);
  assert.deepEqual(await pay(person, more('arrears', 1713)), ['PAY', 'PAY']);
  assert.deepEqual((await recalculate(person)).weeks, [['OVERPAID', -77], ['OVERPAID', -77], ...settled.slice(2)]);
});

// The server's clock cannot be set, so that in time is what is said of a year to come: 2073 has the weekdays of 2017.
// Rates are not known so far ahead; I-13=A reads the printed £57.90 as fixed.
test('the same, said before the days that it is about, is a change and no correction', async () => {
  const then = value => JSON.parse(JSON.stringify(value).replace(/"(\d{4})-/g, (_, year) => `"${Number(year) + 56}-`));
  const question = {asOf: '2073-07-30', rulebook: {...rotherham, readings: ['I-13=A']}};
  await confirm('c-3', later, await propose('t-1', then(working(later)), question));
  await prove(later, then(proofOfEarnings('2017-07')));
  assert.deepEqual(await pay(later, then(paidInJuly)), ['PAY', 'PAY', 'PAY', 'PAY']);
  const {casePosition} = await propose('t-2', then(jobEnded(later)), question);
  const all = await recalculate(later, {firstDay: '2073-07-03', lastDay: '2073-07-30'});
  assert.deepEqual(all.weeks, [['OVERPAID', -77], ['OVERPAID', -77], ['ARREARS', 1713], ['ARREARS', 1713]]);
  assert.deepEqual(all.causes.map(([it]) => it.slice(0, 2)), july.map(() => [casePosition, 'CHANGE_IN_TIME']));
  assert.equal(all.totals.overpaid.pence, 154);
  assert.equal(all.totals.overpaidByCorrection, null);
});

// Were the rate of 2017/18 £60.90, the maintenance would be £50.90: £3.00 more for whoever does not work. Who works here
// has more than £100.00 with the maintenance either way, so that nothing changes.
const corrected = () => ({id: 'rates', edition: '2026-2', files: fs.readdirSync('rules/rates/2026').map(name => {
  const text = fs.readFileSync(`rules/rates/2026/${name}`, 'utf8');
  const row = /(name: "benefit_rate_under_25"[^]*?from: "2017-04-06"\s+value: )"57\.90"/;
  return {name, contents: Buffer.from(text.replace('edition: "2026"', 'edition: "2026-2"').replace(row, '$1"60.90"'))};
})});
const sums = /^CHANGE_KIND_(MORE|LESS|GAINED|LOST)$/;
const changes = parts => parts.flatMap(part => part.findings).flatMap(it => it.comparison.lines
  .filter(line => sums.test(line.kind))
  .map(({entitlement, before, after}) =>
      [it.caseReference, entitlement, Number(before.given.amount.pence), Number(after.given.amount.pence)]));

test('what a corrected rate would change is said before anybody proposes it', () => {
  const impact = run(['audit', 'impact', '--ledger', at('a.ledger'), '--rulebook', 'rotherham', '--format', 'json',
                      '--other-parameter', 'benefit_rate_under_25=60.90 from 2017-04-06']);
  assert.equal(impact.code, 0, impact.err);
  assert.deepEqual(changes(impact.out.trim().split('\n').map(JSON.parse)), [[person, 'living_allowance', 4790, 5090]]);
});

test('one person proposes the corrected rates, another approves them, and they change just that', async () => {
  const proposal = await ask(rulebookClient, 'ann', 'proposeEdition', {
    requestId: 'p-1', saidBy: 'ann', reason: 'the rate was misread', edition: corrected()});
  const approval = {requestId: 'a-1', saidBy: 'ben', proposalPosition: proposal.recorded.position,
                    digest: proposal.edition.digest};
  const {error} = await call(rulebookClient(address, credentials('ann')), 'approveEdition', approval);
  assert.equal(error?.reason, 'SECOND_PERSON_NEEDED');
  const approved = await ask(rulebookClient, 'ben', 'approveEdition', approval);
  const affected = await ask(auditClient, 'auditor', 'listAffected', {position: approved.recorded.position});
  assert.equal(affected.caseReferences.length, 4, 'all of whom something was found by the rates before');
  const parts = await received(auditClient(address, credentials('auditor')).impact({
    rulebook: 'rotherham', alternative: {rulebook: {rates: '2026-2'}}}));
  assert.deepEqual(changes(parts), [[person, 'living_allowance', 4790, 5090]]);
  const {people, totals: {gaining, losing, before, after}} = parts.at(-1);
  assert.deepEqual([people, gaining, losing, after.aWeek.pence - before.aWeek.pence], [4, 1, 0, 300]);
});

test('once something was found by the corrected rates they are arrears, and are paid once decided', async () => {
  assert.deepEqual((await recalculate(person)).weeks.slice(2), settled.slice(2));
  const found = await propose('r-3', jobEnded(person));
  await propose('r-4', working(neighbour));
  const {weeks, causes} = await recalculate(person);
  assert.deepEqual(weeks, [['OVERPAID', -77], ['OVERPAID', -77], ['ARREARS', 300], ['ARREARS', 300]]);
  const one = [[ended.casePosition, 'LATE_FACT', 3077, 4790], [found.recorded.position, 'RULES_CORRECTED', 4790, 5090]];
  assert.deepEqual(causes.slice(2), [one, one]);
  assert.deepEqual((await recalculate(neighbour)).weeks, settled);
  assert.deepEqual(await pay(person, more('rate', 300)), ['HOLD NOT_DECIDED_YET', 'HOLD NOT_DECIDED_YET']);
  await confirm('c-4', person, found);
  assert.deepEqual(await pay(person, more('rate', 300)), ['PAY', 'PAY']);
  assert.deepEqual((await recalculate(person)).weeks.slice(2), settled.slice(2));
});

test('what was found by the rates of then is worked out again the same', async () => {
  const {replayed} = await ask(auditClient, 'auditor', 'replay', {position: ended.recorded.position});
  assert.equal(replayed.verdict, 'REPLAY_VERDICT_SAME');
  const all = await received(auditClient(address, credentials('auditor')).replayAll({}));
  // The sample case, three of the person, two of the neighbour and two of the year to come.
  assert.deepEqual(all.map(part => part.counts.same), [8]);
});

const offline = (...args) => run(['audit', ...args, '--public-key', publicKey]);
test('the record is exported, and checked and replayed where there is neither server nor ledger', () => {
  const file = at('record.json');
  const exported = run(['audit', 'export', '--server', address, ...files('auditor'), '--case-reference', person,
                        '--output', file]);
  assert.equal(exported.code, 0, exported.err);
  const record = JSON.parse(fs.readFileSync(file, 'utf8'));
  const paid = record.entries.map(it => it.entry.content).filter(it => it.payment);
  assert.deepEqual(paid.map(it => Number(it.payment.amount.pence)), [3077, 3077, 3077, 3077, 1713, 1713, 300, 300]);
  assert.ok(paid.every(it => it.authenticatedAs === 'finance-1'));
  const checked = offline('check', file);
  assert.equal(checked.code, 0, checked.err);
  const shown = new Set(checkProof(record.proof, [publicKey]).entries.map(entry => entry.position));
  for (const {entry} of record.entries) assert.ok(shown.has(Number(entry.position)));
  const replayed = offline('replay', '--export', file);
  assert.equal(replayed.code, 0, replayed.out + replayed.err);
  assert.match(replayed.out, /^3 findings worked out again: 3 the same, /);
});

test('an export in which a payment is another is refused, as it is told and as it is proved', () => {
  const text = fs.readFileSync(at('record.json'), 'utf8');
  const told = JSON.parse(text);
  told.entries.find(it => it.entry.content.payment).entry.content.payment.amount.pence = '3078';
  const proved = JSON.parse(text);
  const position = told.entries.find(it => it.entry.content.payment).entry.position;
  const entry = proved.proof.entries.find(it => it.position === position);
  const content = Buffer.from(entry.content, 'base64');
  content[content.length >> 1] ^= 1;
  entry.content = content.toString('base64');
  for (const altered of [told, proved]) {
    fs.writeFileSync(at('altered.json'), JSON.stringify(altered));
    for (const args of [['check', at('altered.json')], ['replay', '--export', at('altered.json')]]) {
      const refused = offline(...args);
      assert.equal(refused.code, 1, refused.out);
      assert.match(refused.err, /^fairstart: this proves nothing: /);
    }
  }
  assert.throws(() => checkProof(proved.proof, [publicKey]), /not the one that the leaf commits to/);
});

test('the ledger still begins with what the head of the first day was signed for, and holds', () => {
  const proof = run(['audit', 'prove', '--server', address, ...files('auditor'), '--head', at('kept.head')]);
  assert.equal(proof.code, 0, proof.err);
  const {head, earlier: [kept]} = checkProof(JSON.parse(proof.out), [publicKey]);
  assert.equal(kept.size, Number(fs.readFileSync(at('kept.head'), 'utf8').split('\n')[1]));
  assert.ok(kept.size < head.size);
  const verified = run(['ledger', 'verify', at('a.ledger')]);
  assert.equal(verified.code, 0, verified.out + verified.err);
});

test('a server that is started again answers the same', async () => {
  const all = async () => [
    await recalculate(person), await recalculate(neighbour),
    await ask(recordClient, 'officer-3', 'inForce', {caseReference: person, asOf: '2017-07-30'})];
  const before = await all();
  await server.stop();
  await start();
  assert.deepEqual(await all(), before);
  const decided = before[2].decisions.find(it => it.line.entitlement === 'living_allowance');
  assert.equal(decided.inForce.line.given.amount.pence, 5090);
});
