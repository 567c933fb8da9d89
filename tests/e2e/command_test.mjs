// The command with input that is not as it must be: what it says, and how it ends.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {after, test} from 'node:test';

import {run, sampleRules} from './server_process.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
after(() => fs.rmSync(folder, {recursive: true}));

function write(name, text) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}
const decide = (...args) => run(['decide', '--rules', sampleRules, ...args]);

const soundCase = `case_reference: "case-1"
known_through: "2019-06-01"
date_of_birth: "2002-05-15"
care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { date: "2018-06-30" } } }
jobs {}
`;
const soundJson = JSON.stringify({
  caseReference: 'case-1', knownThrough: '2019-06-01', dateOfBirth: '2002-05-15',
  careEpisodes: {records: [{id: 'c1', firstDay: '2010-01-01', lastDay: {date: '2018-06-30'}}]}, jobs: {}});

test('text and JSON of one case get one answer', () => {
  const text = decide(write('case.txtpb', soundCase));
  const json = decide(write('case.json', soundJson));
  assert.equal(text.code, 0, text.err);
  assert.equal(json.code, 0, json.err);
  assert.equal(text.out, json.out);
  assert.match(text.out, /^case-1 on 1 June 2019: care leaver\n/);
  assert.match(text.out, /£57\.90 a week\n/);
  assert.doesNotMatch(text.out, /\x1b/, 'colours, though this is no terminal');
});

test('a binary answer is the same each time', () => {
  const file = write('same.txtpb', soundCase);
  assert.ok(decide(file, '--format', 'binary').bytes.equals(decide(file, '--format', 'binary').bytes));
});

test('mistakes in a text file are shown where they stand', () => {
  const file = write('odd.txtpb', soundCase.replace('date_of_birth', 'date_of_brith'));
  const {code, out, err} = decide(file);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.equal(err, `${file}:3:1: error: CaseFacts has no field "date_of_brith"; did you mean "date_of_birth"?\n` +
                    'date_of_brith: "2002-05-15"\n^\n');
});

test('mistakes in a JSON file are shown where they stand', () => {
  const file = write('odd.json', '{\n  "dateOfBirth": "2002-05-15",\n  "jobbs": {},\n  "courses": 5\n}\n');
  const {code, err} = decide(file);
  assert.equal(code, 2);
  assert.match(err, /odd\.json:3:3: error: CaseFacts has no field "jobbs"; did you mean "jobs"\?\n/);
  assert.match(err, /odd\.json:4:14: error: courses: a number stands where an object in \{ \} is wanted/);
});

test('a broken JSON file is shown where it breaks', () => {
  const {code, err} = decide(write('broken.json', '{"dateOfBirth": "2002-05-15",\n'));
  assert.equal(code, 2);
  assert.match(err, /broken\.json:2:1: error: a name is wanted, and the file ends/);
});

test('a fact that cannot be is shown where it stands', () => {
  const {code, err} = decide(write('fact.txtpb', soundCase.replace('2018-06-30', '2009-06-30')));
  assert.equal(code, 2);
  assert.match(err, /fact\.txtpb:4:\d+: error: case\.care_episodes\.records\[0\]/);
});

test('bytes that are no case are refused', () => {
  const {code, err} = decide(write('case.binpb', Buffer.from([0x0a, 0x7f, 0x00])));
  assert.equal(code, 2);
  assert.match(err, /case\.binpb: error: is no fairstart\.v1\.CaseFacts in protobuf's binary encoding/);
});

test('an unknown field in a binary case is refused with its path', () => {
  const {code, err} = decide('--as-of', '2019-06-01', write('new.binpb', Buffer.from([0xf8, 0x3f, 0x01])));
  assert.equal(code, 2);
  assert.match(err, /new\.binpb: error: case\.#1023: field number 1023 of CaseFacts is not known/);
});

for (const [name, args, says] of [
  ['a missing file', ['no/such.txtpb'], /^fairstart: cannot read no\/such\.txtpb: No such file or directory\n$/],
  ['a folder', [sampleRules + '/sample.txtpb'], /cannot read .*sample\.txtpb/],
  ['another extension', [write('case.yaml', '')], /"\.yaml" is none of \.txtpb \(text format\), \.json and \.binpb \(binary\)/],
  ['no file', [], /CASEFILE is required/],
  ['an unknown flag', ['case.txtpb', '--elephant'], /--elephant/],
  ['an unknown format', ['case.txtpb', '--format', 'yaml'], /--format: yaml not in \{/],
]) {
  test(`${name} is bad input`, () => {
    const {code, out, err} = decide(...args);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.match(err, says);
  });
}

// It takes minutes until the case is read.
test('the demo says at once that a case is not there', () => {
  const ran = spawnSync('cmake/demo', ['no/such.txtpb']);
  assert.equal(ran.status, 2);
  assert.equal(ran.stderr.toString(), 'demo: cannot read no/such.txtpb\n');
});

test('help is no error', () => {
  for (const args of [['--help'], ['decide', '--help'], ['rules', 'check', '--help'], ['--version']]) {
    const {code, out, err} = run(args);
    assert.equal(code, 0);
    assert.notEqual(out, '');
    assert.equal(err, '');
  }
});

test('output that cannot be written is a failure', {skip: !fs.existsSync('/dev/full')}, () => {
  const full = fs.openSync('/dev/full', 'w');
  const ran = spawnSync(process.env.FAIRSTART, ['decide', '--rules', sampleRules, write('full.txtpb', soundCase)],
                        {stdio: ['ignore', full, 'pipe']});
  assert.equal(ran.status, 3);
  assert.match(ran.stderr.toString(), /cannot write to standard output/);
});
