// The server as a process: ready, healthy, busy, stopped.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {call, decisionClient, grpc} from './clients.mjs';
import {soundRequest} from './sample_request.mjs';
import {run, sampleRules, startServer} from './server_process.mjs';

// grpc.health.v1.Health/Check: 1 is SERVING, 2 is NOT_SERVING.
function health(address) {
  const client = new grpc.Client(address, grpc.credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest('/grpc.health.v1.Health/Check', b => b, b => b, Buffer.alloc(0), (error, bytes) => {
      client.close();
      if (error) reject(error); else resolve(bytes[1]);
    });
  });
}

test('it says where it listens, is healthy, and ends with 0 when told to', async () => {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    const server = await startServer();
    assert.match(server.address, /^127\.0\.0\.1:\d+$/);
    assert.equal(await health(server.address), 1);
    assert.deepEqual(await server.stop(signal), {code: 0, signal: null});
    assert.equal(server.output(), `listening on ${server.address}\nstopping\n`);
  }
});

test('it listens on the other loopback address too', async () => {
  const server = await startServer(['--rules', sampleRules, '--listen', '[::1]:0']).catch(error => error);
  if (server instanceof Error) return;  // a machine without IPv6
  assert.match(server.address, /^\[::1\]:\d+$/);
  assert.equal((await server.stop()).code, 0);
});

test('a second server does not take its port', async () => {
  const server = await startServer();
  const second = run(['serve', '--rules', sampleRules, '--listen', server.address]);
  assert.equal(second.code, 3);
  assert.equal(second.err.split('\n').filter(line => line.startsWith('fairstart: '))[0],
               `fairstart: cannot listen on ${server.address}: is the port taken?`);
  await server.stop();
});

test('it answers what is in flight before it ends', async () => {
  const server = await startServer();
  const client = decisionClient(server.address);
  // The connection stands before the server is told to stop.
  assert.ok((await call(client, 'preview', soundRequest())).response);
  const answers = Array.from({length: 200}, () => call(client, 'preview', soundRequest()));
  const first = await Promise.race(answers);
  assert.ok(first.response);
  server.signal('SIGTERM');
  const done = await Promise.all(answers);
  assert.deepEqual(await server.ended, {code: 0, signal: null});
  for (const {error} of done) {
    // What had not reached it any more was not taken.
    if (error) assert.equal(error.code, grpc.status.UNAVAILABLE, error.message);
  }
  assert.ok(done.filter(d => d.response).length > 0);
  client.close();
});

test('more requests than may be in flight are refused at once, and the rest is answered', async () => {
  const server = await startServer(['--rules', sampleRules, '--max-in-flight', '1', '--threads', '1']);
  const client = decisionClient(server.address);
  let answered = 0, refused = [];
  // A busy machine may send them so slowly that each finds the server free.
  for (let round = 0; round < 50 && refused.length === 0; ++round) {
    const answers = await Promise.all(Array.from({length: 300}, () => call(client, 'preview', soundRequest())));
    refused = answers.filter(a => a.error);
    answered += answers.length - refused.length;
  }
  assert.ok(answered > 0, 'none was answered');
  assert.ok(refused.length > 0, 'none was refused');
  for (const {error} of refused) {
    assert.equal(error.code, grpc.status.RESOURCE_EXHAUSTED);
    assert.equal(error.reason, 'SERVER_BUSY');
  }
  // And then it takes requests again.
  assert.ok((await call(client, 'preview', soundRequest())).response);
  client.close();
  await server.stop();
});

test('it does not start without rules, nor on the network without TLS', () => {
  const lost = run(['serve', '--rules', 'no/such', '--listen', '127.0.0.1:0']);
  assert.equal(lost.code, 2);
  assert.equal(lost.err, 'fairstart: cannot read no/such: No such file or directory\n');
  const open = run(['serve', '--rules', sampleRules, '--listen', '0.0.0.0:0']);
  assert.equal(open.code, 2);
  assert.match(open.err, /^fairstart: --listen: "0\.0\.0\.0" is not this machine's loopback; without TLS connections are not encrypted/);
});
