// Two people with certificates publish an edition while a server runs: it answers from it at once, what was found
// before is worked out again the same, and a restart keeps it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {certificatesIn} from './certificates.mjs';
import {auditClient, call, decisionClient, grpc, recordClient, rulebookClient} from './clients.mjs';
import {run, sampleRules, startServer} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);

const {certify, files, credentials} = certificatesIn(folder);

let server, address;
async function start() {
  server = await startServer(['--rules', sampleRules, '--ledger', at('a.ledger'), '--key', at('a.key'), ...files('server')], '0.0.0.0');
  address = `localhost:${server.address.split(':').at(-1)}`;
}
before(async () => {
  certify('council', 'Council authority');
  certify('server', 'fairstart', {by: 'council', names: 'DNS:localhost'});
  certify('ann', 'ann', {by: 'council'});
  certify('ben', 'ben', {by: 'council'});
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  await start();
});
after(async () => {
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

const as = name => rulebookClient(address, credentials(name));
const about = fs.readFileSync(`${sampleRules}/sample/2020/about.txtpb`, 'utf8')
  .replace('edition: "2020"', 'edition: "2021"').replace('in_force_from: "2020-04-01"', 'in_force_from: "2021-04-01"')
  .replace('from: "2020-04-01" value: "60.00"', 'from: "2021-04-01" value: "70.00"');
const facts = {
  caseReference: 'case-1', knownThrough: '2021-12-31', dateOfBirth: '2002-05-15',
  careEpisodes: {records: [{id: 'c1', firstDay: '2010-01-01', lastDay: {date: '2018-06-30'}}]}, jobs: {},
};
const file = (name, text) => ({name, contents: Buffer.from(text)});
const edition = (extra = '') => ({
  id: 'sample', edition: '2021', files: [file('about.txtpb', about + extra)],
  scenarios: [file('base.txtpb', `
    scenario {
      name: "left-care" says: "Somebody who has left care." cite { paragraph: "1.1" }
      case {
        case_reference: "case-1" known_through: "2021-12-31" date_of_birth: "2002-05-15"
        care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { date: "2018-06-30" } } }
        jobs {}
      }
      check { as_of: "2021-06-01" line { entitlement: "weekly_allowance" amount: "70.00" } }
    }`)],
});
const propose = (name, requestId, submitted) =>
    call(as(name), 'proposeEdition', {requestId, saidBy: name, reason: 'April', edition: submitted});
// What is answered about June 2021: the edition.
async function decides() {
  const {response, error} = await call(decisionClient(address, credentials('ann')), 'preview',
                                       {rulebook: {id: 'sample'}, asOf: '2021-06-01', case: facts});
  assert.equal(error, undefined, error?.message);
  return response.finding.rulebook.edition;
}

test('an edition that one person proposes and another approves decides at once, and what was found before stays', async () => {
  assert.equal(await decides(), '2020');
  const {response: found, error: lost} = await call(recordClient(address, credentials('ann')), 'propose', {
    requestId: 'r-1', saidBy: 'pa-7', rulebook: {id: 'sample'}, asOf: '2021-06-01', case: facts});
  assert.equal(lost, undefined, lost?.message);

  const {response: proposal, error} = await propose('ann', 'p-1', edition());
  assert.equal(error, undefined, error?.message);
  assert.equal(proposal.check.publishable, true);
  assert.equal(proposal.demonstration, false);
  assert.equal(await decides(), '2020');
  const approval = {proposalPosition: proposal.recorded.position, digest: proposal.edition.digest};

  const self = await call(as('ann'), 'approveEdition', {...approval, requestId: 'a-0', saidBy: 'somebody else'});
  assert.equal(self.error?.code, grpc.status.PERMISSION_DENIED);
  assert.equal(self.error.reason, 'SECOND_PERSON_NEEDED');

  await server.stop();
  await start();
  const approved = await call(as('ben'), 'approveEdition', {...approval, requestId: 'a-1', saidBy: 'ben'});
  assert.equal(approved.error, undefined, approved.error?.message);
  assert.equal(await decides(), '2021');

  const replayed = await call(auditClient(address, credentials('ben')), 'replay', {position: found.recorded.position});
  assert.equal(replayed.error, undefined, replayed.error?.message);
  assert.equal(replayed.response.replayed.verdict, 'REPLAY_VERDICT_SAME');

  const changed = await propose('ann', 'p-2', edition('# changed\n'));
  assert.equal(changed.error?.reason, 'EDITION_PUBLISHED');

  await server.stop();
  await start();
  assert.equal(await decides(), '2021');
  const {response: listed} = await call(as('ann'), 'listEditions', {id: 'sample'});
  const last = listed.editions.at(-1);
  assert.deepEqual([last.edition.edition, last.proposedAuthenticatedAs, last.publishedAuthenticatedAs], ['2021', 'ann', 'ben']);
});

test('what is wrong with an edition is said where it stands', async () => {
  const wrong = {...edition(), edition: '2022', files: [file('about.txtpb', about.replace('edition: "2021"', 'edition: "2022"') +
                                                          'definition { name: "odd" label: "odd" value: "1 +" }\n')]};
  const {response, error} = await call(as('ann'), 'checkEdition', {edition: wrong});
  assert.equal(error, undefined, error?.message);
  assert.equal(response.check.publishable, false);
  assert.ok(response.check.problems.some(it => it.isError && it.file === 'sample/2022/about.txtpb' && it.line > 20),
            JSON.stringify(response.check.problems));
  const refused = await propose('ann', 'p-9', wrong);
  assert.equal(refused.error?.code, grpc.status.FAILED_PRECONDITION);
  assert.equal(refused.error.reason, 'RULEBOOK_DEFECTIVE');
  assert.match(refused.error.preconditions[0], /^sample\/2022\/about\.txtpb:\d+:\d+: /);
});

// Runs `fairstart rules ...` against the server with somebody's certificate.
const rules = (name, ...args) => run(['rules', ...args, '--server', address, '--tls-certificate', at(`${name}.pem`),
                                      '--tls-key', at(`${name}.key`), '--tls-authority', at('council.pem')]);
const json = ran => {
  assert.equal(ran.code, 0, ran.err);
  return JSON.parse(ran.out);
};

test('two people publish an edition with the command, each with their own certificate', async () => {
  const dir = at('sample/2022');
  const text = about.replace('edition: "2021"', 'edition: "2022"').replace('in_force_from: "2021-04-01"', 'in_force_from: "2022-04-01"')
    .replace('from: "2021-04-01" value: "70.00"', 'from: "2022-04-01" value: "80.00"');
  fs.mkdirSync(path.join(dir, 'scenarios'), {recursive: true});
  fs.writeFileSync(path.join(dir, 'scenarios/base.txtpb'), edition().scenarios[0].contents.toString()
    .replace('"2021-12-31"', '"2022-12-31"').replace('"2021-06-01"', '"2022-06-01"').replace('"70.00"', '"80.00"'));

  fs.writeFileSync(path.join(dir, 'about.txtpb'), text + 'definition { name: "odd" label: "odd" value: "1 +" }\n');
  const defective = rules('ann', 'publish', dir, '--said-by', 'ann');
  assert.equal(defective.code, 1, defective.err);
  assert.match(defective.err, /sample\/2022\/about\.txtpb:\d+:\d+: error: /);

  fs.writeFileSync(path.join(dir, 'about.txtpb'), text);
  const published = rules('ann', 'publish', dir, '--said-by', 'ann', '--reason', 'April');
  assert.equal(published.code, 0, published.err);
  // The command that is printed is the one that the second person runs.
  const [, position, digest] = published.out.match(/^ {2}fairstart rules approve (\d+) --digest (\w+) --said-by NAME --server /m);

  const [proposal] = json(rules('ben', 'proposals', '--format', 'json')).proposals;
  assert.deepEqual([proposal.position, proposal.edition.digest, proposal.proposedAuthenticatedAs], [position, digest, 'ann']);
  const got = rules('ben', 'get', position, '--output', at('read'));
  assert.equal(got.code, 0, got.err);
  assert.equal(fs.readFileSync(at('read/about.txtpb'), 'utf8'), text);
  assert.deepEqual(fs.readdirSync(at('read/scenarios')), ['base.txtpb']);

  // What it changes beside what is in use: 2021 has not gone to £80 in 2022.
  const {differences} = json(rules('ben', 'compare', 'sample/2021', position, '--format', 'json'));
  const allowance = differences.declarations.find(it => it.kind === 'parameter' && it.name === 'full_allowance');
  assert.deepEqual(allowance.values.at(-1), {
    from: '2022-04-01', before: '70.00', after: '80.00',
    beforePlace: allowance.values.at(-1).beforePlace, afterPlace: allowance.values.at(-1).afterPlace});
  assert.equal(allowance.after.file, 'sample/2022/about.txtpb');
  assert.match(rules('ben', 'compare', position, dir).out, /sample\/2022 → sample\/2022: nothing differs/);

  const self = rules('ann', 'approve', position, '--digest', digest, '--said-by', 'somebody else');
  assert.equal(self.code, 2, self.err);
  assert.match(self.err, /a second person approves/);
  const approved = rules('ben', 'approve', position, '--digest', digest, '--said-by', 'ben');
  assert.equal(approved.code, 0, approved.err);
  assert.match(approved.out, /the server answers from sample\/2022/);

  const list = json(rules('ann', 'list', '--rulebook', 'sample', '--format', 'json')).editions;
  assert.deepEqual([list.at(-1).edition.edition, list.at(-1).publishedAuthenticatedAs], ['2022', 'ben']);
  assert.equal(rules('ben', 'proposals').out, 'No proposal is open.\n');
  const late = rules('ben', 'refuse', position, '--reason', 'too late', '--said-by', 'ben');
  assert.equal(late.code, 2);
  assert.match(late.err, /was approved by ben/);
});

test('where nothing proves who somebody is nobody publishes, unless it is a demonstration', async () => {
  const made = run(['ledger', 'init', at('b.ledger'), '--key', at('b.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  const args = ['--rules', sampleRules, '--ledger', at('b.ledger'), '--key', at('b.key')];
  const request = {requestId: 'p-1', saidBy: 'ann', edition: edition()};
  const plain = await startServer(args);
  const refused = await call(rulebookClient(plain.address), 'proposeEdition', request);
  await plain.stop();
  assert.equal(refused.error?.reason, 'NOT_AUTHENTICATED');
  const shown = await startServer([...args, '--demonstration']);
  const {response, error} = await call(rulebookClient(shown.address), 'proposeEdition', request);
  await shown.stop();
  assert.equal(error, undefined, error?.message);
  assert.equal(response.demonstration, true);
});
