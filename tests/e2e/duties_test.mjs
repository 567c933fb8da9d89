// The calendar of duties as the command writes it, read by ical.js, which nobody here wrote.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';
import {test} from 'node:test';

import {run} from './server_process.mjs';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
const loaded = require('ical.js');
const ICAL = loaded.default ?? loaded;

const example = 'rules/rotherham/2017/examples/seventeen-in-lodgings.txtpb';
const period = ['--from', '2017-06-01', '--until', '2019-05-31'];

function duties(...args) {
  const {code, out, err} = run(['duties', example, '--rules', 'rules', ...period, ...args]);
  assert.equal(code, 0, err);
  return out;
}

test('every duty is one component that a calendar program can read', () => {
  const expected = JSON.parse(duties('--format', 'json'));
  const ical = duties('--format', 'ical');
  const calendar = new ICAL.Component(ICAL.parse(ical));
  assert.equal(calendar.name, 'vcalendar');
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  assert.match(calendar.getFirstPropertyValue('prodid'), /Fairstart/);
  const components = calendar.getAllSubcomponents();
  assert.ok(expected.duties.length > 5, 'the example has duties');
  assert.equal(components.length, expected.duties.length);

  components.forEach((component, i) => {
    const {duty} = expected.duties[i];
    const summary = component.getFirstPropertyValue('summary');
    assert.ok(summary.startsWith(`${expected.basis.caseReference}: `), summary);
    assert.ok(summary.endsWith(duty.label), summary);
    assert.equal(component.getFirstPropertyValue('dtstamp').toString(), '2017-06-01T00:00:00Z');
    assert.equal(component.name, duty.due ? 'vevent' : 'vtodo');
    if (!duty.due) return;
    const start = component.getFirstPropertyValue('dtstart');
    assert.ok(start.isDate, 'a whole day');
    assert.equal(start.toString(), duty.due < '2017-06-01' ? '2017-06-01' : duty.due);
    const end = component.getFirstPropertyValue('dtend');
    assert.equal(end.subtractDate(start).toSeconds(), 24 * 60 * 60);
  });
  const uids = components.map(c => c.getFirstPropertyValue('uid'));
  assert.equal(new Set(uids).size, uids.length, 'each has a UID of its own');
});

test('its lines are as RFC 5545 wants them', () => {
  const ical = duties('--format', 'ical');
  assert.ok(ical.endsWith('\r\n'));
  for (const line of ical.slice(0, -2).split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(line, /[\x00-\x08\x0a-\x1f\x7f\ufffd]/);
  }
  assert.equal(ical, duties('--format', 'ical'), 'the same each time');
});

test('a period without duties is a calendar too', () => {
  const ran = run(['duties', '-', '--rules', 'tests/service/sample_rules', '--format', 'ical'],
                    'known_through: "2019-06-01" date_of_birth: "2010-09-15" care_episodes {} jobs {}');
  assert.equal(ran.code, 0, ran.err);
  const [journal] = new ICAL.Component(ICAL.parse(ran.out)).getAllSubcomponents();
  assert.equal(journal.name, 'vjournal');
  assert.match(journal.getFirstPropertyValue('summary'), /Nothing is to be done/);
});
