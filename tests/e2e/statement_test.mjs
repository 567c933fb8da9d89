// The statement as the command makes it, opened in Chromium: what a young person, a screen reader and a printer get.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';

import {run} from './server_process.mjs';

const require = createRequire(path.join(process.env.E2E_CLIENTS, 'package.json'));
const {chromium} = require('playwright-core');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairstart-'));
const examples = 'rules/rotherham/2017/examples';

// Next to nothing is known of the second, whose reference tries to be more than a name.
const sparse = path.join(folder, 'sparse.txtpb');
fs.writeFileSync(sparse, `case_reference: "</style></title><script>document.title='taken'</script>"
known_through: "2017-06-30"
date_of_birth: "2000-03-10"
care_episodes {
  records {
    id: "care-1" first_day: "2008-05-12" last_day { date: "2017-03-31" }
    authority: "rotherham" legal_basis: LEGAL_BASIS_SECTION_20 planned_respite: false
  }
}
`);
const cases = [
  ...fs.readdirSync(examples).filter(name => name.endsWith('.txtpb')).map(name => path.join(examples, name)),
  sparse,
];

let browser;
const pages = new Map();  // the file of each case's page
before(async () => {
  browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(file => fs.existsSync(file)),
    args: ['--no-sandbox'],
  });
  for (const file of cases) pages.set(file, made(file));
});
after(async () => {
  await browser?.close();
  fs.rmSync(folder, {recursive: true});
});

function made(file) {
  const page = path.join(folder, `${path.basename(file)}.html`);
  const {code, out, err} = run(['statement', file, '--output', page]);
  assert.equal(code, 0, err);
  assert.equal(out, '');
  return page;
}

// The page of a case in a window; `said` is what its console says and `asked` what it asks others for.
async function open(file, {width = 1280, scheme = 'light', print = false} = {}) {
  const page = await browser.newPage({viewport: {width, height: 900}, colorScheme: scheme});
  if (print) await page.emulateMedia({media: 'print'});
  const said = [], asked = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('request', request => asked.push(request.url()));
  await page.goto(pathToFileURL(pages.get(file)).href);
  return {page, said, asked};
}

for (const file of cases) {
  const name = path.basename(file);

  test(`${name}: the page needs nothing beside it and is the same each time`, async () => {
    const {page, said, asked} = await open(file);
    assert.deepEqual(said, []);
    assert.deepEqual(asked, [pathToFileURL(pages.get(file)).href]);
    assert.notEqual(await page.title(), 'taken');
    assert.equal(await page.locator('script, link, img, iframe, object').count(), 0);
    await page.close();
    assert.equal(run(['statement', file]).out, fs.readFileSync(pages.get(file), 'utf8'));
  });

  test(`${name}: headings, landmarks and tables are as a screen reader wants them`, async () => {
    const {page} = await open(file);
    const found = await page.evaluate(() => {
      const all = selector => [...document.querySelectorAll(selector)];
      const ids = all('[id]').map(each => each.id);
      return {
        lang: document.documentElement.lang,
        levels: all('h1, h2, h3, h4, h5, h6').map(each => Number(each.tagName[1])),
        landmarks: ['.page > header', 'nav', 'main'].map(each => all(each).length),
        twice: ids.filter((id, i) => ids.indexOf(id) !== i),
        dangling: all('a[href], [aria-labelledby]').flatMap(each =>
            (each.getAttribute('aria-labelledby') ?? each.getAttribute('href').slice(1)).split(' '))
            .filter(id => !document.getElementById(id)),
        tables: all('table').map(table => ({
          caption: table.caption?.textContent ?? '',
          heads: [...table.tHead.rows[0].cells].map(cell => cell.scope),
          rows: [...table.tBodies[0].rows].map(row => [row.cells.length, row.cells[0].tagName, row.cells[0].scope]),
        })),
        pictures: all('svg').map(svg => svg.getAttribute('role') + ': ' + svg.getAttribute('aria-labelledby').split(' ')
            .map(id => document.getElementById(id).textContent).join(' ')),
      };
    });
    assert.equal(found.lang, 'en-GB');
    assert.equal(found.levels.filter(level => level === 1).length, 1);
    found.levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `h${level} after h${before}`);
      return level;
    }, 0);
    assert.deepEqual(found.landmarks, [1, 1, 1]);
    assert.deepEqual(found.twice, []);
    assert.deepEqual(found.dangling, []);
    assert.ok(found.tables.length >= 2);
    for (const table of found.tables) {
      assert.notEqual(table.caption, '');
      assert.deepEqual(table.heads, ['col', 'col', 'col']);
      for (const row of table.rows) assert.deepEqual(row, [3, 'TH', 'row']);
    }
    // Of a year in which nothing is settled there is no picture.
    assert.equal(found.pictures.length, file === sparse ? 0 : 1);
    for (const picture of found.pictures) assert.match(picture, /^img: What you get from .* Bars show/);
    await page.close();
  });

  for (const width of [320, 360, 1280]) {
    test(`${name}: nothing is wider than a window of ${width} pixels`, async () => {
      const {page} = await open(file, {width});
      for (const summary of await page.locator('summary').all()) await summary.click();
      const wide = await page.evaluate(() => [...document.querySelectorAll('body, body *')]
          .filter(each => !each.closest('.skip, .hidden, thead'))
          .filter(each => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)
          .map(each => `${each.tagName} ${each.textContent.slice(0, 60)}`));
      assert.deepEqual(wide, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.close();
    });
  }

  test(`${name}: what is to be clicked is large enough`, async () => {
    const {page} = await open(file, {width: 320});
    const heights = await page.evaluate(() => [...document.querySelectorAll('nav a, summary')]
        .map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height)));
    assert.ok(heights.length > 9);
    for (const height of heights) assert.ok(height >= 24, `${height} pixels`);
    await page.close();
  });

  for (const scheme of ['light', 'dark', 'print']) {
    test(`${name}: every text stands out from what is behind it, ${scheme}`, async () => {
      const {page} = await open(file, {scheme: scheme === 'dark' ? 'dark' : 'light', print: scheme === 'print'});
      const {texts, faint} = await page.evaluate(contrasts);
      assert.ok(texts > 100, `${texts} texts`);
      assert.deepEqual(faint, []);
      await page.close();
    });
  }

  test(`${name}: the sums of the finding all stand on the page`, async () => {
    const {page} = await open(file);
    const text = await page.locator('body').evaluate(body => body.textContent);
    const decided = run(['decide', file, '--format', 'json']);
    assert.equal(decided.code, 0, decided.err);
    const {finding} = JSON.parse(decided.out);
    const sums = finding.lines.filter(line => line.outcome !== 'OUTCOME_NOT_ENTITLED' && line.outcome !== 'OUTCOME_ELSEWHERE')
        .flatMap(line => [line.given?.amount, line.given?.cap, line.given?.atMost])
        .concat((finding.claims ?? []).map(claim => claim.amount), (finding.duties ?? []).map(duty => duty.amount))
        .filter(money => money?.pence !== undefined);
    for (const {pence} of sums) assert.ok(text.includes(pounds(pence)), pounds(pence));
    if (file !== sparse) assert.ok(sums.length > 4, `${sums.length} sums`);
    // And every line and task by its name.
    for (const line of finding.lines) assert.ok(text.toLowerCase().includes(line.label.toLowerCase()), line.label);
    await page.close();
  });

  test(`${name}: it prints on A4`, async () => {
    const {page} = await open(file);
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(match => match[1].trim().split(/\s+/).map(Number));
    assert.ok(boxes.length > 1);
    for (const [, , width, height] of boxes) {
      assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height} points`);
    }
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('nav').isVisible(), false);
    assert.equal(await page.locator('#refused ~ details dd').first().isVisible(), true);
    await page.close();
  });
}

test('what the keyboard is on is seen', async () => {
  const {page} = await open(cases[0]);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0));
  for (const wanted of ['A', 'SUMMARY']) {
    for (let i = 0; i < 30; ++i) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(tag => document.activeElement.tagName === tag, wanted)) break;
    }
    const outline = await page.evaluate(() => {
      const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
      return [document.activeElement.tagName, outlineStyle, parseFloat(outlineWidth) >= 2];
    });
    assert.deepEqual(outline, [wanted, 'solid', true]);
  }
  await page.close();
});

test('what is not known is asked for, never called no or nothing', async () => {
  const {page} = await open(sparse);
  const section = page.locator('section[aria-labelledby="undecided"]');
  assert.ok(await section.locator('article.item').count() > 20);
  const texts = await section.locator('article.item').allTextContents();
  for (const text of texts) {
    assert.match(text, /Not decided yet/);
    assert.match(text, /What we need to know/);
    assert.doesNotMatch(text, /£0\.00 (a week|once)/);
  }
  await page.close();
});

// "£2,000.00".
function pounds(pence) {
  const [whole, rest] = (Number(pence) / 100).toFixed(2).split('.');
  return `£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

// In the page: how many texts are shown, and those with a contrast below 4.5 to 1, as the Web Content
// Accessibility Guidelines define it.
function contrasts() {
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = colour => numbers(colour).slice(0, 3).map(each => each / 255)
      .map(each => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
      .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (numbers(colour).length < 4 || numbers(colour)[3] > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || !element.checkVisibility() || element.closest('title, desc')) continue;
    ++texts;
    const style = getComputedStyle(element);
    const front = luminance(element.closest('svg') ? style.fill : style.color);
    const back = luminance(behind(element));
    const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)}: ${text.slice(0, 60)}`);
  }
  return {texts, faint};
}
