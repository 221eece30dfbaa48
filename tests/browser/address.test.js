// The address is the state: it restores it, and undo, redo and the back button walk through it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changing, lever, linchpin, open, sentences, serving, settled } from './page.js';

const site = serving();
const checked = (page, id) => lever(page, id).getAttribute('aria-checked');

test('an address restores what was switched, and a reload keeps it', async () => {
  const { page, close } = await open(site, '?network=northeast-asia&without=TISA&without=JPN_KOR_GSOMIA');
  assert.equal(await checked(page, 'TISA'), 'false');
  assert.equal(await checked(page, 'JPN_KOR_GSOMIA'), 'false');
  assert.equal(await checked(page, 'JPN_US_GSOMIA'), 'true');
  const before = await sentences(page);
  const told = JSON.parse(await linchpin('compare', 'northeast-asia', '--without', 'TISA,JPN_KOR_GSOMIA', '--format', 'json'));
  assert.equal(before[0], told.headline[0]);
  await page.reload();
  await settled(page);
  assert.deepEqual(await sentences(page), before);
  await close();
});

test('undo and redo take changes back and make them again', async () => {
  const { page, close } = await open(site);
  const first = await sentences(page);
  assert.ok(await page.isDisabled('#undo'));
  await changing(page, () => lever(page, 'TISA').click());
  const second = await sentences(page);
  await changing(page, () => lever(page, 'JPN_US_GSOMIA').click());
  await changing(page, () => page.click('#undo'));
  assert.deepEqual(await sentences(page), second);
  await changing(page, () => page.keyboard.press('Control+z'));
  assert.deepEqual(await sentences(page), first);
  assert.ok(await page.isDisabled('#undo'));
  await changing(page, () => page.keyboard.press('Control+Shift+Z'));
  assert.deepEqual(await sentences(page), second);
  await changing(page, () => page.click('#redo'));
  assert.equal(await checked(page, 'JPN_US_GSOMIA'), 'false');
  assert.ok(await page.isDisabled('#redo'));
  await changing(page, () => page.click('#reset'));
  assert.deepEqual(await sentences(page), first);
  await close();
});

test('the back button goes to the state before', async () => {
  const { page, close } = await open(site);
  await changing(page, () => lever(page, 'TISA').click());
  await changing(page, () => page.goBack());
  assert.equal(await checked(page, 'TISA'), 'true');
  await changing(page, () => page.goForward());
  assert.equal(await checked(page, 'TISA'), 'false');
  await close();
});

test('a tie is weakened with its slider, in one step of undo', async () => {
  const { page, close } = await open(site, '?network=northeast-asia&pair=JPN-KOR');
  const slider = page.locator('[data-key="value JPN_KOR_GSOMIA.delay"]');
  await slider.waitFor();
  await changing(page, () => slider.press('End'));
  assert.match(page.url(), /set=JPN_KOR_GSOMIA\.delay=24/);
  assert.match(await page.textContent('#asked'), /delay of Japan-ROK GSOMIA to 24 h/i);
  await changing(page, () => page.click('#undo'));
  assert.doesNotMatch(page.url(), /set=/);
  await close();
});

test('a tie is added between two actors, and taken back', async () => {
  const { page, close } = await open(site, '?network=hub-and-spokes');
  await page.click('#add');
  await page.selectOption('#add-a', 'JPN');
  await page.selectOption('#add-b', 'KOR');
  await page.selectOption('#add-kind', 'intel_agreement');
  await changing(page, () => page.click('#add-form button[type=submit]'));
  assert.match(page.url(), /with=JPN-KOR:intel_agreement/);
  const told = JSON.parse(await linchpin('compare', 'hub-and-spokes', '--with', 'JPN-KOR:intel_agreement', '--format', 'json'));
  assert.equal((await sentences(page))[0], told.headline[0]);
  assert.ok(await page.locator('#drawing .tie.added').count() > 0);
  await changing(page, () => page.locator('.edits .go').first().click());
  assert.doesNotMatch(page.url(), /with=/);
  await close();
});

test('a state that has no answer says so, with a way out', async () => {
  const { page, close } = await open(site);
  await changing(page, () => lever(page, 'TISA').click());
  await page.evaluate(() => {
    history.pushState({ place: 2, gesture: null }, '', '?network=northeast-asia&without=NOBODY');
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  });
  await page.waitForSelector('#trouble:not([hidden])');
  assert.match(await page.textContent('#trouble'), /NOBODY/);
  await page.locator('#trouble button').first().click();
  await page.waitForSelector('#trouble', { state: 'hidden' });
  await close();
});
