// The report to the panel about a made-up cohort: over the wire, by the command, and the page in a browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

import {call, received, recordClient, reportClient} from './clients.mjs';
import {answered} from './example_case.mjs';
import {run, startServer} from './server_process.mjs';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
const {chromium} = require('playwright-core');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const at = name => path.join(folder, name);
const size = 40, asOf = '2017-10-15';
const settings = 'rules/rotherham/2017/settings/panel_report.txtpb';

let server, browser;
before(async () => {
  const made = run(['ledger', 'init', at('a.ledger'), '--key', at('a.key'), '--origin', 'fairstart.example/e2e']);
  assert.equal(made.code, 0, made.err);
  server = await startServer(['--rules', 'rules', '--ledger', at('a.ledger'), '--key', at('a.key')]);
  const cohort = run(['cohort', '--size', String(size), '--seed', '7', '--as-of', asOf]);
  assert.equal(cohort.code, 0, cohort.err);
  const client = recordClient(server.address);
  for (const [i, facts] of cohort.out.trim().split('\n').entries()) {
    await answered(call(client, 'propose', {
      requestId: `r-${i}`, saidBy: 'pa-7', rulebook: {id: 'rotherham'}, asOf, case: JSON.parse(facts)}));
  }
  browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(file => fs.existsSync(file)),
    args: ['--no-sandbox'],
  });
});
after(async () => {
  await browser?.close();
  await server.stop();
  fs.rmSync(folder, {recursive: true});
});

const byCommand = (...more) => run(['report', '--server', server.address, '--rulebook', 'rotherham', '--as-of', asOf,
                                    '--settings', settings, ...more]);

test('a client of the service gets the report in parts, and nobody is named', async () => {
  const parts = await received(reportClient(server.address).panelReport({rulebook: {id: 'rotherham'}, asOf}));
  assert.deepEqual(parts.map(part => part.people), [32, 40]);
  assert.equal(parts[0].report, null);
  const {report} = parts[1];
  assert.equal(report.people, size);
  assert.equal(report.peopleCounts.reduce((sum, count) => sum + count.people, 0), report.counted);
  const sum = report.spend.reduce((all, one) => all + one.forecastAtLeast.pence, 0);
  assert.equal(report.allSpend.forecastAtLeast.pence, sum);
  assert.ok(report.awaitedDecisions.length > 0, 'nothing was confirmed');
  assert.ok(!JSON.stringify(report).includes('synthetic-'), 'a case reference is in the report');
});

test('a request that is wrong is refused with the fields', async () => {
  const wrong = received(reportClient(server.address).panelReport({
    rulebook: {id: 'rotherham'}, asOf, settings: {countBy: [{definition: 'in_work'}]}}));
  await assert.rejects(wrong, error => /^settings\.count_by\[0\]\.definition: the rulebook has no/.test(error.violations[0]));
});

test('the command prints what the service answers, in each format', async () => {
  const json = byCommand('--format', 'json');
  assert.equal(json.code, 0, json.err);
  const {report} = JSON.parse(json.out);
  const training = report.breakdowns.find(one => one.definition === 'not_in_education_employment_or_training');
  assert.equal(training.values.reduce((sum, value) => sum + Number(value.people ?? 0), 0), Number(report.counted));
  const csv = byCommand('--format', 'csv');
  assert.match(csv.out, new RegExp(`^report,rotherham,,2017-18,counted,${report.counted}\r?$`, 'm'));
  const text = byCommand();
  assert.match(text.out, new RegExp(`^${report.counted} young people$`, 'm'));
  const here = run(['report', '--ledger', at('a.ledger'), '--rules', 'rules', '--rulebook', 'rotherham', '--as-of', asOf,
                    '--settings', settings, '--format', 'json']);
  assert.equal(here.out, json.out);
});

test('the page is read at any width, in the dark and on paper', async () => {
  const html = byCommand('--format', 'html', '--output', at('report.html'));
  assert.equal(html.code, 0, html.err);
  for (const [width, colorScheme] of [[1100, 'light'], [320, 'dark']]) {
    const page = await browser.newPage({viewport: {width, height: 800}, colorScheme});
    const asked = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`file://${at('report.html')}`);
    const {wide, columns, bars} = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      columns: document.querySelectorAll('.column').length,
      bars: [...document.querySelectorAll('.bars .track')].filter(track => track.offsetWidth > 40).length,
    }));
    assert.ok(wide <= width, `${wide} pixels wide at ${width}`);
    assert.ok(columns > 10 && bars > 5, `${columns} columns, ${bars} bars`);
    assert.equal(asked.length, 1, 'the page needs nothing beside it');
    await page.setViewportSize({width: 1100, height: 800});
    await page.emulateMedia({media: 'print'});
    const foot = await page.evaluate(() => getComputedStyle(document.querySelector('tfoot')).display);
    assert.equal(foot, 'table-row-group', 'the sum stands at the end of the table, not at the foot of each page');
    await page.close();
  }
});
