// Checks a proof of the ledger with nothing but Node's own modules: written from service/ledger/FORMAT.md, RFC 9162 and
// RFC 8032 alone, as an auditor would who runs nobody's program.
//
//   node check_proof.mjs PROOF.json PUBLIC-KEY...
//
// Prints a line for each thing that is shown. Exit code 1, and why, when something does not hold.
import crypto from 'node:crypto';
import fs from 'node:fs';
import {pathToFileURL} from 'node:url';

const sha256 = (...parts) => crypto.createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = leaf => sha256(Buffer.from([0]), leaf);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);
const demand = (holds, why) => { if (!holds) throw new Error(why); };
const bytes = text => Buffer.from(text ?? '', 'base64');

// "origin+4 bytes in hexadecimal+base64 of 01 and the key".
function readKey(text) {
  const [origin, id, ...rest] = text.split('+');
  const key = bytes(rest.join('+'));
  demand(key.length === 33 && key[0] === 1, `${text} is no public key`);
  demand(sha256(Buffer.from(`${origin}\n`), key).subarray(0, 4).toString('hex') === id, `${text} has another number`);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);  // RFC 8410
  return {origin, id, key: crypto.createPublicKey({key: der, format: 'der', type: 'spki'})};
}

function checkHead(text, keys) {
  const [origin, size, root, blank, signature, end] = text.split('\n');
  demand(blank === '' && end === '' && signature.startsWith(`\u2014 ${origin} `), 'this is no signed head');
  const signed = bytes(signature.split(' ').at(-1));
  const by = keys.find(key => key.origin === origin && key.id === signed.subarray(0, 4).toString('hex'));
  demand(by, 'the head is signed with a key that was not given');
  demand(crypto.verify(null, Buffer.from(`${origin}\n${size}\n${root}\n`), by.key, signed.subarray(4)),
         'the signature of the head is wrong');
  return {origin, size: Number(size), root: bytes(root)};
}

// RFC 9162, 2.1.3.2.
function checkInclusion(index, size, leaf, path, root) {
  demand(index < size, 'the entry is beyond the head');
  let fn = index, sn = size - 1, hash = leafHash(leaf);
  for (const step of path) {
    demand(sn !== 0, 'the path is too long');
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
    } else {
      hash = nodeHash(hash, step);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  demand(sn === 0 && hash.equals(root), 'the path does not lead to the root');
}

// RFC 9162, 2.1.4.2.
function checkConsistency(first, second, firstRoot, secondRoot, path) {
  demand(first >= 1 && first <= second, 'the earlier head is of more entries');
  if (first === second) return demand(path.length === 0 && firstRoot.equals(secondRoot), 'two roots of one size');
  if (Number.isInteger(Math.log2(first))) path = [firstRoot, ...path];
  demand(path.length > 0, 'the path is empty');
  let fn = first - 1, sn = second - 1;
  while (fn % 2 === 1) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
  let fr = path[0], sr = path[0];
  for (const step of path.slice(1)) {
    demand(sn !== 0, 'the path is too long');
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(step, fr);
      sr = nodeHash(step, sr);
      while (fn % 2 === 0 && fn !== 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
    } else {
      sr = nodeHash(sr, step);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  demand(sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot), 'the ledger does not begin with those entries');
}

function checkEntry(entry, head) {
  const leaf = bytes(entry.leaf), position = Number(entry.position ?? 0);
  demand(leaf.length === 44 && leaf[0] === 1, 'this is no leaf');
  checkInclusion(position, head.size, leaf, (entry.path ?? []).map(bytes), head.root);
  const microseconds = leaf.readBigInt64BE(4);
  const shown = {position, kind: leaf.readUInt16BE(2), clockSetBack: (leaf[1] & 1) === 1,
                 recordedAt: new Date(Number(microseconds / 1000n)).toISOString()};
  if (entry.content === undefined && entry.salt === undefined) return {...shown, erased: true};
  demand(entry.content !== undefined && entry.salt !== undefined, 'a content without a salt, or a salt without one');
  const salt = bytes(entry.salt), content = bytes(entry.content);
  demand(salt.length === 32, 'the salt is not of 32 bytes');
  demand(crypto.createHmac('sha256', salt).update(content).digest().equals(leaf.subarray(12)),
         'the content is not the one that the leaf commits to');
  return {...shown, content};
}

// What a proof shows. Throws, saying why, if something of it does not hold.
export function checkProof(proof, publicKeys) {
  const keys = publicKeys.map(readKey);
  const head = checkHead(proof.head, keys);
  const entries = (proof.entries ?? []).map(entry => checkEntry(entry, head));
  const earlier = (proof.earlierHeads ?? []).map(kept => {
    const before = checkHead(kept.head, keys);
    demand(before.origin === head.origin, 'the earlier head is of another ledger');
    checkConsistency(before.size, head.size, before.root, head.root, (kept.path ?? []).map(bytes));
    return before;
  });
  return {head, entries, earlier};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, ...keys] = process.argv.slice(2);
  try {
    const shown = checkProof(JSON.parse(fs.readFileSync(file, 'utf8')), keys);
    console.log(`${shown.head.origin}: ${shown.head.size} entries`);
    for (const before of shown.earlier) console.log(`begins with the ${before.size} entries of an earlier head`);
    for (const entry of shown.entries) console.log(`entry ${entry.position}: kind ${entry.kind}, ${entry.recordedAt}`);
  } catch (error) {
    console.error(`this proves nothing: ${error.message}`);
    process.exitCode = 1;
  }
}
