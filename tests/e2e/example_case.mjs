// The sample case of a young person of 17 with a part-time job, as programs send it.
import assert from 'node:assert/strict';

import {run} from './server_process.mjs';

// Records the sample case by the command, which sends the file, and gives it as the ledger of the server has it. The
// flags are those that the server asks for.
export function recordExampleCase(address, flags = []) {
  const at = ['--server', address, ...flags];
  const sent = run(['record', 'propose', 'rules/rotherham/2017/examples/seventeen-in-lodgings.txtpb', '--said-by', 'pa-7',
                    '--rulebook', 'rotherham', '--format', 'json', ...at]);
  assert.equal(sent.code, 0, sent.err);
  const got = run(['record', 'get', JSON.parse(sent.out).casePosition, '--format', 'json', ...at]);
  assert.equal(got.code, 0, got.err);
  return JSON.parse(got.out).case;
}

// The same life as somebody else's; with wages of July, in pence, it is known through July.
export function withJulyWages(example, person, july) {
  const copy = structuredClone(example);
  copy.caseReference = person;
  if (july === undefined) return copy;
  copy.knownThrough = '2017-07-31';
  copy.payPeriods.records.push({...copy.payPeriods.records[1], id: 'pay-2017-07', firstDay: '2017-07-01',
                                lastDay: {date: '2017-07-31'}, net: {pence: july}, gross: {pence: july}});
  return copy;
}

// What the record needs before the allowance is paid beside wages of the month.
export const proofOfEarnings = month => ({evidence: {
  id: `proof-${month}`, line: {entitlement: 'living_allowance'}, kind: 'proof_of_earnings', subject: `pay-${month}`,
  receivedOn: '2017-08-01'}});

export const allowance = (id, firstDay, lastDay, pence) => ({
  id, line: {entitlement: 'living_allowance'}, firstDay, lastDay, amount: {pence}, paidOn: lastDay,
  payee: 'PAYEE_YOUNG_PERSON', manner: 'MANNER_ACCOUNT'});

export const kinds = verdict => verdict.problems.map(p => p.kind.replace('PAYMENT_PROBLEM_KIND_', ''));

// The response of a call that is to be answered.
export async function answered(promise) {
  const {response, error} = await promise;
  assert.equal(error, undefined, error?.message);
  return response;
}
