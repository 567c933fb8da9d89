// A server that speaks TLS, with certificates that openssl makes: who is let in, whom the record names, what is
// said of files that cannot be used, and certificates that are renewed while it runs.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as pass} from 'node:timers/promises';

import {certificatesIn} from './certificates.mjs';
import {call, decisionClient, grpc, recordClient} from './clients.mjs';
import {run, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);
const exampleCase = 'rules/rotherham/2017/examples/seventeen-in-lodgings.txtpb';

const {certify, files, credentials} = certificatesIn(folder);

let server, port;
before(async () => {
  certify('council', 'Council authority');
  certify('stranger', 'Somebody else');
  certify('server', 'fairstart', {by: 'council', names: 'DNS:localhost,IP:127.0.0.1'});
  certify('adviser', 'pa-7', {by: 'council'});
  certify('intruder', 'pa-7', {by: 'stranger'});
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  server = await startServer(['--rules', 'rules', '--ledger', at('a.ledger'), '--key', at('a.key'), ...files('server')],
                             '0.0.0.0');
  port = server.address.split(':').at(-1);
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

test('a client with a certificate of the authority records, and the record says as whom', async () => {
  const sent = run(['record', 'propose', exampleCase, '--said-by', 'somebody', '--rulebook', 'rotherham', '--format', 'json',
                    '--server', `localhost:${port}`, ...files('adviser')]);
  assert.equal(sent.code, 0, sent.err);
  const client = recordClient(`localhost:${port}`, credentials('adviser'));
  const {response, error} = await call(client, 'get', {position: JSON.parse(sent.out).recorded.position});
  assert.equal(error, undefined, error?.message);
  assert.equal(response.entry.content.saidBy, 'somebody');
  assert.equal(response.entry.content.authenticatedAs, 'pa-7');
});

test('every command that asks a server does so by TLS', () => {
  const decided = run(['decide', exampleCase, '--rulebook', 'rotherham', '--server', `127.0.0.1:${port}`, ...files('adviser')]);
  assert.equal(decided.code, 0, decided.err);
  assert.match(decided.out, /living allowance/);
});

for (const [who, make] of [
  ['no certificate', () => credentials()],
  ['a certificate of another authority', () => credentials('intruder')],
  ['no TLS', () => grpc.credentials.createInsecure()],
  ['another authority in mind', () => credentials('adviser', 'stranger')],
]) {
  test(`a client with ${who} is not let in`, async () => {
    const {error} = await call(decisionClient(`localhost:${port}`, make()), 'describeFacts', {}, {deadline: Date.now() + 5000});
    assert.ok([grpc.status.UNAVAILABLE, grpc.status.DEADLINE_EXCEEDED].includes(error?.code), error?.message);
  });
}

test('the command does not take a server whose certificate names another host', () => {
  certify('elsewhere', 'elsewhere', {by: 'council', names: 'DNS:elsewhere.example'});
  const named = run(['decide', exampleCase, '--rulebook', 'rotherham', '--server', `127.0.0.2:${port}`, ...files('adviser')]);
  assert.equal(named.code, 3, named.out);
  assert.match(named.err, /no answer from a server at 127\.0\.0\.2/);
});

test('files that cannot be used are refused before anything listens', () => {
  fs.copyFileSync(at('server.key'), at('spent.key'));
  const asked = execFileSync('openssl', ['req', '-new', '-key', at('spent.key'), '-subj', '/CN=spent'], {stdio: 'pipe'});
  execFileSync('openssl', ['x509', '-req', '-key', at('spent.key'), '-days', '-1', '-out', at('spent.pem')],
               {input: asked, stdio: 'pipe'});
  fs.copyFileSync(at('server.key'), at('open.key'));
  fs.copyFileSync(at('server.pem'), at('open.pem'));
  fs.chmodSync(at('open.key'), 0o644);
  fs.copyFileSync(at('adviser.pem'), at('mixed.pem'));
  fs.copyFileSync(at('server.key'), at('mixed.key'));
  fs.writeFileSync(at('empty.pem'), '');
  fs.copyFileSync(at('server.key'), at('empty.key'));
  const refused = (args, words) => {
    const ended = run(['serve', '--rules', 'rules', '--listen', '127.0.0.1:0', ...args]);
    assert.notEqual(ended.code, 0, ended.out);
    assert.match(ended.err, words);
  };
  refused(files('spent'), /the certificate \S+spent\.pem ran out on \d{4}-\d\d-\d\d; renew it/);
  refused(files('open'), /open\.key can be read or written by others than its owner; chmod 600/);
  refused(files('mixed'), /the key \S+mixed\.key is not that of the certificate \S+mixed\.pem/);
  refused(files('empty'), /the certificate \S+empty\.pem holds no certificate in PEM/);
  refused(files('absent'), /cannot read \S+absent\.pem: /);
  refused(files('server', 'absent'), /cannot read \S+absent\.pem: /);
  refused(files('server').slice(0, 4), /--tls-certificate requires --tls-authority/);
});

test('without TLS nothing listens to the network', () => {
  const ended = run(['serve', '--rules', 'rules', '--listen', '0.0.0.0:0']);
  assert.equal(ended.code, 2);
  assert.match(ended.err, /"0\.0\.0\.0" is not this machine's loopback; without TLS/);
});

test('certificates are renewed while it runs', async () => {
  certify('renewed', 'fairstart', {by: 'stranger', names: 'DNS:localhost'});
  const trusting = () => call(decisionClient(`localhost:${port}`, credentials('adviser', 'stranger')), 'describeFacts',
                              {rulebook: {id: 'rotherham'}}, {deadline: Date.now() + 2000});
  assert.ok((await trusting()).error, 'the old certificate is of another authority');
  for (const kind of ['key', 'pem']) fs.renameSync(at(`renewed.${kind}`), at(`server.${kind}`));
  let answer;
  for (let tries = 0; tries < 20 && (answer = await trusting()).error; ++tries) await pass(1000);
  assert.equal(answer.error, undefined, answer.error?.message);
});
