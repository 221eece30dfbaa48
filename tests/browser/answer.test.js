// The page says what the command says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changing, lever, linchpin, numbers, open, printedNumbers, sentences, serving, settled, sure } from './page.js';

const site = serving();
const GSOMIA = ['northeast-asia', '--without', 'JPN_KOR_GSOMIA'];

/** Asserts that the page shows what `compare` with these arguments prints. */
async function says(page, args) {
  const told = JSON.parse(await linchpin('compare', ...args, '--format', 'json'));
  const shown = await sentences(page);
  assert.equal(shown[0], told.headline[0]);
  for (const sentence of told.headline) assert.ok(shown.includes(sentence), `missing: ${sentence}`);
  const printed = await printedNumbers(...args);
  await page.click('#tab-numbers');
  const rows = await numbers(page);
  const missing = Object.keys(printed).filter((metric) => !rows[metric]);
  assert.deepEqual(missing, []);
  for (const [metric, cells] of Object.entries(printed)) assert.deepEqual(rows[metric], cells, metric);
}

test('the page loads without a word in the console and asks nobody but this machine', async () => {
  const { page, notes, close } = await open(site);
  await sure(page);
  for (const tab of ['failures', 'pair', 'next', 'chart', 'take', 'numbers']) {
    await page.click(`#tab-${tab}`);
    await page.waitForTimeout(400);
  }
  assert.deepEqual(notes.errors, []);
  assert.ok(notes.asked.length > 20);
  for (const address of notes.asked) assert.ok(address.startsWith(site.address) || /^(data|blob):/.test(address), address);
  await close();
});

test('a newcomer finds the study’s own question answered, and how sure that is', async () => {
  const { page, close } = await open(site);
  assert.match(await page.textContent('#asked'), /own question/);
  await says(page, ['northeast-asia']);
  await sure(page);
  const draws = JSON.parse(await linchpin('uncertainty', 'northeast-asia', '--format', 'json'));
  const how = await page.textContent('#sure');
  assert.ok(how.replace(/[\d,]+ draws/, '').includes(draws.headline[0].split('rises')[0].replace(/[\d,]+ draws/, '').replace(/^In\s+/, '').trim()), how);
  await close();
});

test('switching GSOMIA off with the mouse gives exactly what the command gives', async () => {
  const { page, notes, close } = await open(site);
  await changing(page, () => lever(page, 'JPN_US_GSOMIA').click());
  await says(page, ['northeast-asia', '--without', 'JPN_US_GSOMIA']);
  await changing(page, () => lever(page, 'JPN_US_GSOMIA').click());
  await changing(page, () => lever(page, 'JPN_KOR_GSOMIA').click());
  assert.equal(await lever(page, 'JPN_KOR_GSOMIA').getAttribute('aria-checked'), 'false');
  assert.match(page.url(), /without=JPN_KOR_GSOMIA/);
  await says(page, GSOMIA);
  assert.deepEqual(notes.errors, []);
  await close();
});

test('switching GSOMIA off with the keyboard alone gives the same', async () => {
  const { page, close } = await open(site);
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.dataset.agreementSwitch === 'JPN_KOR_GSOMIA')) break;
  }
  await changing(page, () => page.keyboard.press('Space'));
  assert.match(page.url(), /without=JPN_KOR_GSOMIA/);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.agreementSwitch), 'JPN_KOR_GSOMIA', 'the keyboard stays where it was');
  await says(page, GSOMIA);
  assert.equal(await page.textContent('#said'), (await sentences(page))[0], 'a screen reader hears the headline');
  await close();
});

test('a tie in the drawing can be reached and chosen with the keyboard, and its agreement switched there', async () => {
  const { page, close } = await open(site);
  await page.locator('#drawing [data-key="pair JPN-KOR"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('#inspector:not([hidden])');
  assert.match(await page.textContent('#inspector'), /Japan–South Korea/);
  await changing(page, () => page.locator('#inspector [data-key="part JPN_KOR_GSOMIA"]').press('Space'));
  await says(page, GSOMIA);
  await close();
});

test('a pair shows its routes on both sides', async () => {
  const { page, close } = await open(site, '?network=northeast-asia&pair=JPN-KOR&tab=pair');
  await page.waitForSelector('#panel .routes li');
  const columns = await page.$$eval('#panel .routes', (all) => all.map((one) => [...one.querySelectorAll('.way')].map((way) => way.textContent)));
  assert.deepEqual(columns[0], ['Japan→United States→South Korea']);
  assert.ok(columns[1].includes('Japan→South Korea'));
  assert.ok((await page.$$('#drawing .route')).length >= 2);
  await close();
});

test('an actor moves with the arrow keys and stays there', async () => {
  const { page, close } = await open(site);
  const actor = page.locator('#drawing [data-actor=USA]');
  const before = await actor.getAttribute('transform');
  await actor.focus();
  await page.keyboard.press('ArrowDown');
  const moved = await actor.getAttribute('transform');
  assert.notEqual(moved, before);
  await page.reload();
  await settled(page);
  assert.equal(await actor.getAttribute('transform'), moved);
  await page.click('#put-back');
  assert.equal(await actor.getAttribute('transform'), before);
  await close();
});

test('an actor is pulled with the mouse, and its ties follow', async () => {
  const { page, close } = await open(site);
  const tie = page.locator('#drawing [data-key="pair JPN-KOR"] .tie').first();
  const before = await tie.getAttribute('d');
  const box = await page.locator('#drawing [data-actor=JPN] .core').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y - 40, { steps: 5 });
  await page.mouse.up();
  assert.notEqual(await tie.getAttribute('d'), before);
  assert.ok(await page.isHidden('#inspector'), 'a pull does not choose');
  await close();
});

test('of a large network the quick part comes first, and the whole takes its place', async () => {
  const { page, notes, close } = await open(site, '?network=nato&tab=failures');
  await page.waitForSelector('#panel .points', { timeout: 60_000 });
  assert.equal(await page.locator('.slow').count(), 0);
  const told = JSON.parse(await linchpin('compare', 'nato', '--format', 'json'));
  const shown = await sentences(page);
  for (const sentence of told.headline) assert.ok(shown.includes(sentence), `missing: ${sentence}`);
  assert.deepEqual(notes.errors, []);
  await close();
});

test('the name of a metric opens its explanation', async () => {
  const { page, close } = await open(site);
  await page.locator('#moved .metric').first().click();
  await page.waitForSelector('#explain[open] .formula');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#explain[open]').count(), 0);
  await close();
});
