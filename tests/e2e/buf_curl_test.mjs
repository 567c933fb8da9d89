// The server asked by `buf curl`, which knows the service through reflection only.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {after, before, test} from 'node:test';

import {buf, decodeDetail} from './clients.mjs';
import {changed, mistakes, soundPeriod, soundRequest} from './sample_request.mjs';
import {startServer} from './server_process.mjs';

let server;
before(async () => { server = await startServer(); });
after(async () => { await server.stop(); });

// Asks without blocking this process, which watches the server.
function curl(...args) {
  return new Promise(resolve => {
    execFile(buf, ['curl', '--protocol', 'grpc', '--http2-prior-knowledge', ...args],
             (error, out, err) => resolve({code: error?.code ?? 0, out, err}));
  });
}
const ask = (method, request) =>
    curl('-d', JSON.stringify(request), `http://${server.address}/fairstart.v1.DecisionService/${method}`);

test('reflection names the services', async () => {
  const {out} = await curl('--list-services', `http://${server.address}`);
  assert.deepEqual(out.trim().split('\n'), [
    'fairstart.v1.DecisionService', 'grpc.health.v1.Health', 'grpc.reflection.v1alpha.ServerReflection']);
});

test('a sound request gets a whole finding', async () => {
  const {code, out, err} = await ask('Preview', soundRequest());
  assert.equal(code, 0, err);
  const {finding, windows, explanation} = JSON.parse(out);
  assert.equal(finding.status.status, 'CARE_LEAVER');
  const line = finding.lines.find(l => l.entitlement === 'weekly_allowance');
  assert.equal(line.given.amount.pence, '4790');
  assert.equal(windows.lines.length, finding.lines.length);
  assert.equal(explanation.lines.length, finding.lines.length);
});

test('a period gets a timeline', async () => {
  const {code, out, err} = await ask('Project', soundPeriod());
  assert.equal(code, 0, err);
  assert.ok(JSON.parse(out).timeline.changes.some(c => c.day === '2019-09-15'), out);
});

test('facts are described', async () => {
  const {code, out, err} = await ask('DescribeFacts', {rulebook: {id: 'sample'}, usedOnly: true});
  assert.equal(code, 0, err);
  assert.ok(JSON.parse(out).facts.some(f => f.path === 'jobs'), out);
});

const codes = {3: 'invalid_argument', 5: 'not_found'};
for (const mistake of mistakes) {
  test(`${mistake.name} is refused with its path`, async () => {
    const {code, err} = await ask('Preview', mistake.request);
    assert.notEqual(code, 0);
    const error = JSON.parse(err);
    assert.equal(error.code, codes[mistake.code]);
    const details = Object.assign({}, ...error.details.map(
        d => decodeDetail(d.type, Buffer.from(d.value, 'base64'))));
    assert.match(details.violations[0], mistake.says);
    assert.match(error.message, mistake.says);
  });
}

test('a field that there is not is refused by name, before anything is sent', async () => {
  const {code, err} = await ask('Preview', changed(r => { r.case.dateOfBrith = '2002-05-15'; }));
  assert.notEqual(code, 0);
  assert.match(err, /unknown field "dateOfBrith"/);
});
