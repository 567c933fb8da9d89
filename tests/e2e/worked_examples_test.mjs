// Every scenario of every rulebook, through a server.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {execFile} from 'node:child_process';
import {test} from 'node:test';

import {fairstart, sampleRules, startServer} from './server_process.mjs';

const hasRules = fs.existsSync('rules/rates');
for (const rules of [sampleRules, ...(hasRules ? ['rules'] : [])]) {
  test(`the scenarios of ${rules} get what they expect from a server`, async () => {
    const server = await startServer(['--rules', rules]);
    const ran = await new Promise(resolve => {
      execFile(fairstart, ['rules', 'test', rules, '--server', server.address], {maxBuffer: 1 << 26},
               (error, out, err) => resolve({code: error?.code ?? 0, out, err}));
    });
    await server.stop();
    assert.equal(ran.code, 0, ran.err);
    assert.match(ran.out, /scenarios?, \d+ days?, (\d+ periods?, )?0 failures/);
  });
}
