// What would change, asked by grpc-js and by the command.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {after, before, test} from 'node:test';

import {call, decisionClient, grpc} from './clients.mjs';
import {soundRequest} from './sample_request.mjs';
import {run, sampleRules, startServer} from './server_process.mjs';

let server, client;

before(async () => {
  server = await startServer();
  client = decisionClient(server.address);
});
after(async () => {
  client.close();
  await server.stop();
});

function question(alternative) {
  const {rulebook, case: facts, asOf} = soundRequest();
  return {rulebook, case: facts, asOf, alternative};
}

const grant = value => ({
  name: 'grant', label: 'grant', unit: 'UNIT_PENCE', known: 'KNOWN_UNTIL_CHANGED', cite: [{paragraph: '2.3'}],
  row: [{from: '2019-04-01', value}],
});

test('another parameter and another reading get their changes, each with its cause', async () => {
  const {response, error} = await call(client, 'compare', question({
    rulebook: {readings: ['I-1=R2']}, parameters: [grant('3000.00')],
  }));
  assert.ifError(error);
  const {comparison} = response;
  assert.deepEqual(comparison.inputs.map(i => [i.kind, i.path]),
                   [['INPUT_KIND_READING', 'I-1'], ['INPUT_KIND_PARAMETER', 'grant']]);
  assert.deepEqual(comparison.lines.map(l => [l.entitlement, l.kind, l.causes]),
                   [['home_grant', 'CHANGE_KIND_MORE', [1]], ['weekly_allowance', 'CHANGE_KIND_MORE', [0]]]);
  assert.equal(comparison.lines[0].before.given.amount.pence, 200000);
  assert.equal(comparison.lines[0].after.given.amount.pence, 300000);
  assert.deepEqual([comparison.aWeekBefore.pence, comparison.aWeekAfter.pence], [4790, 5790]);
  assert.deepEqual(comparison.after.readings, ['I-1=R2']);
  assert.equal(comparison.status, null);
});

test('other facts are told apart from the same facts', async () => {
  const {case: facts} = soundRequest();
  const same = await call(client, 'compare', question({case: facts}));
  assert.ifError(same.error);
  assert.deepEqual(same.response.comparison.inputs, []);
  assert.deepEqual(same.response.comparison.lines, []);
  const other = structuredClone(facts);
  other.jobs.records = [];
  const {response, error} = await call(client, 'compare', question({case: other}));
  assert.ifError(error);
  assert.deepEqual(response.comparison.inputs.map(i => [i.path, i.says]), [['jobs.records[0]', 'The job j1 is left out.']]);
  assert.deepEqual(response.comparison.claims.map(c => [c.name, c.kind]), [['benefit', 'CHANGE_KIND_GAINED']]);
});

test('a mistake in the alternative is refused with its path', async () => {
  for (const [alternative, says] of [
    [undefined, /^alternative: is needed/],
    [{asOf: '2019-02-30'}, /^alternative\.as_of: read "2019-02-30"/],
    [{parameters: [{...grant('1.00'), name: 'gramt'}]}, /^alternative\.parameters\[0\]\.name: .*did you mean "grant"\?$/],
    [{case: {knownThrough: 'May'}}, /^alternative\.case\.known_through: read "May"/],
  ]) {
    const {error} = await call(client, 'compare', question(alternative));
    assert.equal(error?.code, grpc.status.INVALID_ARGUMENT);
    assert.match(error.violations[0], says);
  }
});

test('the command says the same', async () => {
  const {case: facts} = soundRequest();
  const ran = run(['compare', '-', '--rules', sampleRules, '--as-of', '2019-06-01', '--other-parameter',
                   'grant=3000.00 from 2019-04-01', '--format', 'json'], JSON.stringify(facts));
  assert.equal(ran.code, 0, ran.err);
  const comparison = JSON.parse(ran.out);
  assert.deepEqual(comparison.lines.map(l => [l.entitlement, l.kind]), [['home_grant', 'CHANGE_KIND_MORE']]);
  assert.equal(comparison.inputs[0].after, '£3,000.00 from 1 April 2019');
});

test('the example of the README changes something', {skip: !fs.existsSync('rules/rates')}, () => {
  const command = fs.readFileSync('README.md', 'utf8').match(/ compare (rules\S+) \\\n +--other-parameter '([^']+)'/);
  const ran = run(['compare', command[1], '--other-parameter', command[2]]);
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /\nMore\n {2}setting up home\n/);
});

test('a cohort goes from one command into the other, and a broken line is counted', async () => {
  const cohort = run(['cohort', '--size', '30', '--seed', '5', '--rules', sampleRules, '--rulebook', 'sample/2019']);
  assert.equal(cohort.code, 0, cohort.err);
  const references = cohort.out.trim().split('\n').map(line => JSON.parse(line).caseReference);
  assert.deepEqual([references.length, references[0], references[29]], [30, 'synthetic-000001', 'synthetic-000030']);
  const ran = run(['compare', '--cases', '-', '--rules', sampleRules, '--rulebook', 'sample/2019', '--each',
                   '--other-parameter', 'grant=3000.00 from 2019-04-01', '--format', 'json'], `${cohort.out}{"no\n`);
  assert.equal(ran.code, 2, ran.err);
  assert.match(ran.err, /^fairstart: standard input, line 31: /);
  const entries = ran.out.trim().split('\n').map(line => JSON.parse(line));
  const {totals} = entries.pop();
  assert.deepEqual([totals.cases, totals.failed], ['31', '1']);
  const gaining = entries.filter(e => e.case.changes?.some(c => c.kind === 'CHANGE_KIND_MORE'));
  assert.equal(String(gaining.length), totals.gaining);
  assert.ok(gaining.every(e => references.includes(e.case.caseReference)));
  const grants = totals.entitlements.find(e => e.entitlement === 'home_grant');
  assert.equal(Number(grants.after.once.pence), 300000 * Number(grants.after.cases));
});
