// The server asked by grpc-js, as messages and as bytes.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {call, callRaw, decisionClient, grpc} from './clients.mjs';
import {changed, mistakes, soundPeriod, soundRequest} from './sample_request.mjs';
import {startServer} from './server_process.mjs';

const preview = '/fairstart.v1.DecisionService/Preview';
const limit = 100000;
let server, client;

before(async () => {
  server = await startServer(['--rules', 'tests/service/sample_rules', '--max-request-bytes', String(limit)]);
  client = decisionClient(server.address);
});
after(async () => {
  client.close();
  await server.stop();
});

// One length-delimited field.
const field = (number, bytes) => Buffer.concat([
  Buffer.from([(number << 3) | 2, ...varint(bytes.length)]), Buffer.from(bytes)]);
function varint(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
const serialize = request => client.constructor.service.Preview.requestSerialize(request);

test('a sound request gets a whole finding with windows and explanation', async () => {
  const {response, error} = await call(client, 'preview', soundRequest());
  assert.ifError(error);
  const {finding, windows, explanation} = response;
  assert.equal(finding.caseReference, 'case-1');
  assert.equal(finding.asOf, '2019-06-01');
  assert.equal(finding.rulebook.edition, '2019');
  assert.match(finding.rulebook.digest, /^[0-9a-f]{64}$/);
  assert.match(finding.factsDigest, /^[0-9a-f]{64}$/);
  assert.equal(finding.recordDigest, '');
  assert.equal(finding.semantics, 2);
  assert.equal(finding.status.status, 'CARE_LEAVER');
  const line = finding.lines.find(l => l.entitlement === 'weekly_allowance');
  assert.equal(line.outcome, 'OUTCOME_ENTITLED');
  assert.equal(line.given.amount.pence, 4790);
  assert.equal(line.given.unit, 'UNIT_PENCE_PER_WEEK');
  assert.deepEqual(finding.lines.map(l => l.entitlement).sort(), ['adviser', 'home_grant', 'weekly_allowance']);
  assert.equal(windows.lines.length, 3);
  assert.equal(explanation.lines.length, 3);
  assert.deepEqual(finding.interpretations, ['I-1']);
});

test('the same bytes get the same bytes', async () => {
  const bytes = serialize(soundRequest());
  const first = await callRaw(client, preview, bytes);
  const second = await callRaw(client, preview, bytes);
  assert.ok(first.response.equals(second.response));
});

for (const mistake of mistakes) {
  test(`${mistake.name} is refused with its path`, async () => {
    const {error} = await call(client, 'preview', mistake.request);
    assert.ok(error, 'it was answered');
    assert.equal(error.code, mistake.code, error.message);
    assert.match(error.violations[0], mistake.says);
    assert.ok(error.details.startsWith(error.violations[0]), error.details);
    assert.notEqual(error.reason, '');
  });
}

test('everything that is wrong is named at once', async () => {
  const {error} = await call(client, 'preview', changed(r => { r.asOf = 'today'; delete r.case; }));
  assert.deepEqual(error.violations.map(v => v.split(':')[0]), ['as_of', 'case']);
  assert.equal(error.metadata.violations, '2');
});

test('a request that is too large is refused with its length and the limit', async () => {
  const {error} = await call(client, 'preview', changed(r => { r.case.caseReference = 'x'.repeat(limit); }));
  assert.equal(error.code, grpc.status.RESOURCE_EXHAUSTED);
  assert.equal(error.reason, 'REQUEST_TOO_LARGE');
  assert.match(error.details, /^the request has \d+ bytes and this server takes at most 100000; send less/);
});

test('a request that is far too large is refused before it is read', async () => {
  const {error} = await call(client, 'preview', changed(r => { r.case.caseReference = 'x'.repeat(limit * 10); }));
  assert.equal(error.code, grpc.status.RESOURCE_EXHAUSTED);
  assert.match(error.details, /larger than max/);
});

test('unknown fields, made by hand, are refused wherever they stand', async () => {
  const sound = serialize(soundRequest());
  for (const [bytes, path] of [
    [Buffer.concat([sound, field(15, 'x')]), '#15'],
    [Buffer.concat([serialize(changed(r => { delete r.rulebook; })), field(1, Buffer.concat([field(1, 'sample'), field(9, 'x')]))]),
     'rulebook.#9'],
    [Buffer.concat([serialize(changed(r => { delete r.case; })),
                    field(2, Buffer.concat([field(3, '2002-05-15'), Buffer.from([0xf8, 0x3f, 1])]))]), 'case.#1023'],
  ]) {
    const {error} = await callRaw(client, preview, bytes);
    assert.equal(error?.code, grpc.status.INVALID_ARGUMENT);
    const named = error.violations.find(v => v.startsWith(`${path}: `));
    assert.ok(named, `${path} is not among ${error.violations.join('\n')}`);
    assert.match(named, /field number \d+ of \w+ is not known to this server/);
  }
});

test('a case given twice is refused', async () => {
  const twice = Buffer.concat([serialize(soundRequest()), field(2, '')]);
  const {error} = await callRaw(client, preview, twice);
  assert.deepEqual(error.violations, ['case: is given more than once; give it once']);
});

test('bytes that are no message are refused', async () => {
  const {error} = await callRaw(client, preview, Buffer.from([0x12, 0x7f, 0x01]));
  assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
  assert.match(error.details, /^the request is no fairstart\.v1\.PreviewRequest: its bytes are malformed/);
});

test('a deadline is kept', async () => {
  const {error} = await call(client, 'preview', soundRequest(), {deadline: Date.now() - 1});
  assert.equal(error.code, grpc.status.DEADLINE_EXCEEDED);
});

test('a period gets a timeline, each change of it with its causes', async () => {
  const {response, error} = await call(client, 'project', soundPeriod());
  assert.ifError(error);
  const {timeline} = response;
  assert.deepEqual(timeline.status.map(s => [s.firstDay, s.lastDay, s.status.status]), [
    ['2019-06-01', '2019-09-14', 'NONE'],
    ['2019-09-15', '2020-05-31', 'CARE_LEAVER'],
  ]);
  const change = timeline.changes.find(c => c.day === '2019-09-15');
  assert.ok(change.items.some(i => i.kind === 'ITEM_KIND_LINE' && i.name === 'weekly_allowance'));
  for (const item of change.items) {
    assert.notEqual(item.causes.length, 0);
    for (const cause of item.causes) assert.notEqual(change.causes[cause].says, '');
  }
  const reversed = await call(client, 'project', {...soundPeriod(), lastDay: '2019-05-31'});
  assert.equal(reversed.error.code, grpc.status.INVALID_ARGUMENT);
  assert.match(reversed.error.violations[0], /^last_day: 2019-05-31 is before the first day, 2019-06-01/);
});

test('a period gets a schedule of payments', async () => {
  const {response, error} = await call(client, 'schedule', soundPeriod());
  assert.ifError(error);
  const {payments, totals} = response.schedule;
  const weekly = payments.filter(p => p.name === 'weekly_allowance');
  // 15 September 2019 was a Sunday; each further week is whole.
  assert.equal(weekly[0].due, '2019-09-15');
  assert.equal(weekly[0].shares[0].days, 1);
  assert.equal(weekly[1].due, '2019-09-16');
  assert.equal(Number(weekly[1].amount.pence), 4790);
  const all = totals.find(t => t.by === 'TOTAL_BY_ENTITLEMENT' && t.name === 'weekly_allowance');
  assert.equal(Number(all.regular.pence), weekly.reduce((sum, p) => sum + Number(p.amount.pence), 0));
});

test('a day gets the items of a plan, beside what the plan holds', async () => {
  const {rulebook, case: facts} = soundPeriod();
  const record = {planItems: [{
    id: 'i1', line: {entitlement: 'weekly_allowance'}, manner: 'MANNER_ACCOUNT', frequency: 'FREQUENCY_WEEKLY',
    amount: {pence: 4000},
  }]};
  const {response, error} = await call(client, 'planItems', {rulebook, case: facts, record, asOf: '2019-10-01'});
  assert.ifError(error);
  const {items, asOf, basis, duties} = response.planItems;
  assert.equal(asOf, '2019-10-01');
  assert.notEqual(basis.recordDigest, '');
  assert.deepEqual(items.map(i => [i.entitlement, i.state]), [
    ['adviser', 'PLAN_ITEM_STATE_ABSENT'],
    ['home_grant', 'PLAN_ITEM_STATE_ABSENT'],
    ['weekly_allowance', 'PLAN_ITEM_STATE_DIFFERS'],
  ]);
  assert.equal(items[2].what, '£47.90 a week');
  assert.ok(items[2].differences.includes('The plan has £40.00 a week: £7.90 a week less than is due.'));
  assert.deepEqual(duties.map(d => [d.duty, d.state]), [['tell', 'STATE_OVERDUE']]);
  const wrong = await call(client, 'planItems', {rulebook, case: facts, asOf: 'soon'});
  assert.match(wrong.error.violations[0], /^as_of: read "soon"/);
});

test('a period gets its duties', async () => {
  const {response, error} = await call(client, 'duties', soundPeriod());
  assert.ifError(error);
  assert.deepEqual(response.duties.duties.map(e => [e.duty.duty, e.duty.due, e.firstDay, e.lastDay]),
                   [['tell', '2019-09-15', '2019-09-15', '2020-05-31']]);
  const reversed = await call(client, 'duties', {...soundPeriod(), lastDay: '2019-05-31'});
  assert.match(reversed.error.violations[0], /^last_day: 2019-05-31 is before the first day, 2019-06-01/);
});

test('what is not known is asked, with the money that depends on it', async () => {
  const {rulebook, case: facts, asOf} = changed(r => { delete r.case.jobs.records[0].lastDay; });
  const {response, error} = await call(client, 'questions', {rulebook, case: facts, asOf});
  assert.ifError(error);
  const {questions} = response;
  assert.equal(questions.basis.caseReference, 'case-1');
  assert.equal(questions.until, '2020-05-31');
  assert.deepEqual(questions.facts.map(f => f.missing.path), ['jobs.records[0].last_day']);
  const [fact] = questions.facts;
  assert.notEqual(fact.missing.question, '');
  assert.deepEqual([fact.aWeek.least.pence, fact.aWeek.most.pence], [4790, 5790]);
  assert.deepEqual([fact.twelveMonths.least.pence, fact.twelveMonths.most.pence], [250449, 302734]);
  assert.equal(fact.exact, true);
  assert.deepEqual(fact.stakes.map(s => s.entitlement), ['weekly_allowance']);
  const wrong = await call(client, 'questions', {rulebook, case: facts, asOf: 'soon'});
  assert.equal(wrong.error.code, grpc.status.INVALID_ARGUMENT);
  assert.match(wrong.error.violations[0], /^as_of: read "soon", want a date written/);
});

test('a statement is one page, the same for the same bytes', async () => {
  const {rulebook, case: facts, asOf} = soundRequest();
  const asked = {rulebook, case: facts, asOf};
  const {response, error} = await call(client, 'statement', asked);
  assert.ifError(error);
  assert.ok(response.html.startsWith('<!DOCTYPE html>\n'));
  assert.match(response.html, /<p class="sum">£47\.90 a week<\/p>/);
  assert.equal((await call(client, 'statement', asked)).response.html, response.html);
  const wrong = await call(client, 'statement', {...asked, asOf: '2017-02-30', entitlements: ['none_such']});
  assert.equal(wrong.error.code, grpc.status.INVALID_ARGUMENT);
  assert.match(wrong.error.violations[0], /^as_of: read "2017-02-30"/);
});

test('facts are described page by page', async () => {
  const paths = [];
  let pageToken = '';
  do {
    const {response, error} = await call(client, 'describeFacts', {rulebook: {id: 'sample'}, pageSize: 100, pageToken});
    assert.ifError(error);
    assert.ok(response.facts.length <= 100);
    paths.push(...response.facts.map(f => f.path));
    pageToken = response.nextPageToken;
  } while (pageToken !== '');
  assert.ok(paths.includes('date_of_birth'));
  assert.equal(new Set(paths).size, paths.length);

  const {error} = await call(client, 'describeFacts', {rulebook: {id: 'sample'}, pageToken: 'made-up'});
  assert.match(error.violations[0], /^page_token: "made-up" does not belong to this request/);
});
