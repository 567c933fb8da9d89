// The book of rules as the command makes it, read by parsers that nobody here wrote.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';

import {run} from './server_process.mjs';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
const {parse} = require('parse5');
const markdown = require('markdown-it')({html: true});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
after(() => fs.rmSync(folder, {recursive: true}));

// The book in a format, written to a file as the README says; once for all tests.
const books = new Map();
function book(format) {
  if (!books.has(format)) books.set(format, made(format));
  return books.get(format);
}

function made(format) {
  const file = path.join(folder, `book.${format}`);
  const {code, out, err} = run(['rules', 'show', 'rules/rotherham/2017', '--format', format, '--output', file]);
  assert.equal(code, 0, err);
  assert.equal(out, '');
  return fs.readFileSync(file, 'utf8');
}

function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}
const attribute = (node, name) => node.attrs.find(each => each.name === name)?.value;
const text = node => node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join('');

// The page's elements, which the parser must read without complaint.
function parsed(html) {
  const errors = [];
  const page = parse(html, {onParseError: error => errors.push(`${error.code} at line ${error.startLine}`),
                            sourceCodeLocationInfo: true});
  assert.deepEqual(errors, []);
  return [...elements(page)];
}

test('the page is well-formed, whole and linked', () => {
  const all = parsed(book('html'));
  const of = (...tags) => all.filter(each => tags.includes(each.tagName));
  const ids = all.map(each => attribute(each, 'id')).filter(Boolean);
  assert.equal(new Set(ids).size, ids.length, 'an id stands twice');
  const links = of('a').map(each => attribute(each, 'href'));
  assert.ok(links.length > 3000, `${links.length} links`);
  for (const link of links) assert.ok(link.startsWith('#') && ids.includes(link.slice(1)), link);
  for (const each of all) {
    for (const label of ['aria-labelledby', 'aria-describedby']) {
      const id = attribute(each, label);
      if (id) assert.ok(ids.includes(id), id);
    }
  }
  assert.equal(of('script', 'link', 'img', 'iframe', 'object').length, 0, 'something beside the page');
  for (const landmark of ['header', 'nav', 'main', 'h1']) {
    const outer = of(landmark).filter(each => landmark !== 'header' || each.parentNode.tagName !== 'article');
    assert.equal(outer.length, 1, landmark);
  }
});

test('headings follow each other without a gap', () => {
  let before = 0;
  for (const each of parsed(book('html'))) {
    const level = /^h([1-6])$/.exec(each.tagName)?.[1];
    if (!level) continue;
    assert.ok(Number(level) <= before + 1, `${each.tagName} after h${before}: ${text(each)}`);
    before = Number(level);
  }
});

test('tables have headers with a scope', () => {
  const all = parsed(book('html'));
  const tables = all.filter(each => each.tagName === 'table');
  assert.ok(tables.length > 50, `${tables.length} tables`);
  for (const table of tables) {
    const cells = [...elements(table)];
    const heads = cells.filter(each => each.tagName === 'th' && attribute(each, 'scope') === 'col');
    assert.ok(heads.length > 1);
    for (const row of cells.filter(each => each.tagName === 'tr')) {
      assert.equal(row.childNodes.length, heads.length, text(row));
    }
  }
});

test('the Markdown holds the same headings and tables, and no other markup than its anchors', () => {
  const page = parsed(book('html'));
  const source = book('markdown');
  const raw = [...source.matchAll(/(?<!\\)<(?!a id=|\/a>)[a-z]/g)];
  assert.equal(raw.length, 0);
  const read = [...elements(parse(markdown.render(source)))];
  const count = (all, tag) => all.filter(each => each.tagName === tag).length;
  assert.equal(count(read, 'table'), count(page, 'table'));
  const titles = all => all.filter(each => /^h[3-5]$/.test(each.tagName)).map(text);
  assert.deepEqual(titles(read), titles(page));
  const ids = new Set(read.map(each => attribute(each, 'id')).filter(Boolean));
  const links = read.filter(each => each.tagName === 'a' && attribute(each, 'href'));
  assert.ok(links.length > 3000, `${links.length} links`);
  for (const link of links) assert.ok(ids.has(attribute(link, 'href').slice(1)), attribute(link, 'href'));
});
