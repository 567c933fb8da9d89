// compare.mjs [--people N] [--rounds N]: asks every engine about the same people, refuses to go on unless all
// of them find the same, and then says how long each takes for one person. `--rounds 0` only compares.
//
// PEERS is the folder that install-peers filled, TWENTY_RULES the program of twenty_rules.cc.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';

import * as byHand from './by_hand.mjs';
import {rules} from './cel_rules.mjs';
import {makePeople, toTable} from './people.mjs';

const {values: options} = parseArgs({options: {
  people: {type: 'string', default: '4000'},
  rounds: {type: 'string', default: '15'},
}});
const rounds = Number(options.rounds);
const names = Object.keys(rules).sort();
const people = makePeople(Number(options.people));

// ---- Our own language, in a program of its own.
function askOurs() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'twenty-rules-'));
  try {
    const table = path.join(folder, 'people.tsv');
    fs.writeFileSync(table, toTable(people));
    const output = execFileSync(process.env.TWENTY_RULES, [table, String(rounds)], {maxBuffer: 1 << 26});
    return {name: 'Fairstart, with reasons and citations', ...JSON.parse(output)};
  } finally {
    fs.rmSync(folder, {recursive: true});
  }
}

// ---- The others, here.
async function askPeer(peer) {
  const decide = peer.makeDecide(names);
  const prepared = peer.prepare(people);
  const answers = [];
  for (const person of prepared) answers.push(await decide(person));
  return {name: peer.name, decide, prepared, answers, microseconds: []};
}

async function timeRound({decide, prepared, microseconds}) {
  const isAsync = decide(prepared[0]) instanceof Promise;
  const start = process.hrtime.bigint();
  if (isAsync) {
    for (const person of prepared) await decide(person);
  } else {
    for (const person of prepared) decide(person);
  }
  microseconds.push(Number(process.hrtime.bigint() - start) / 1000 / prepared.length);
}

const peers = [byHand];
for (const file of ['marcbachmann_cel', 'bufbuild_cel', 'json_logic', 'gorules_zen', 'json_rules_engine']) {
  peers.push(await import(`./${file}.mjs`));
}
const asked = [];
for (const peer of peers) asked.push(await askPeer(peer));
const ours = askOurs();

const expected = asked[0].answers;
for (const {name, answers} of [...asked, ours]) {
  assert.equal(answers.length, people.length, name);
  answers.forEach((answer, i) => assert.equal(
    answer, expected[i], `${name} differs about ${JSON.stringify(people[i])}: ` +
    names.filter((_, bit) => (answer ^ expected[i]) >> bit & 1)));
}
names.forEach((name, bit) => {
  const holds = expected.filter(answer => answer >> bit & 1).length;
  assert(holds > 0 && holds < people.length, `${name} holds for ${holds} of ${people.length}`);
});
console.log(`${asked.length + 1} engines find the same of ${people.length} people by ${names.length} rules`);

if (rounds > 0) {
  for (let round = 0; round < rounds; ++round) {
    for (const peer of asked) await timeRound(peer);
  }
  const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const reference = Math.min(...ours.microseconds);
  console.log(`${'µs for one person'.padEnd(40)}${'least'.padStart(9)}${'median'.padStart(9)}${'× ours'.padStart(9)}`);
  for (const {name, microseconds} of [ours, ...asked]) {
    const least = Math.min(...microseconds);
    const cells = [least.toFixed(2), median(microseconds).toFixed(2), (least / reference).toFixed(3)];
    console.log(name.padEnd(40) + cells.map(cell => cell.padStart(9)).join(''));
  }
}
