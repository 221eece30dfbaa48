// Files in and files out: what is dropped, what is taken away.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { changing, lever, linchpin, open, serving, settled } from './page.js';

const site = serving();

/** How files of each kind begin. */
const STARTS = { csv: /^metric,scope,/, html: /^<!doctype html>/i, md: /^# /, tex: /^(%|\\documentclass)/, json: /^\{/, toml: /^(id|title) = /m, xlsx: /^PK/, docx: /^PK/, pdf: /^%PDF-/ };

/** Drops a file of this name and text anywhere on the page. */
async function drop(page, name, text) {
  const data = await page.evaluateHandle(([name, text]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], name));
    return carried;
  }, [name, text]);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data });
  await page.waitForSelector('#drop:not([hidden])');
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

/** The bytes of what a link gives. */
async function taken(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(link).click()]);
  return readFile(await download.path());
}

test('a dropped file with a fault shows its line', async () => {
  const { page, notes, close } = await open(site);
  await drop(page, 'pact.csv', 'source,target,strength\nHub,North,0.8\nHub,East,much\n');
  await page.waitForSelector('#opened[open] .faults');
  const told = await page.textContent('#opened');
  assert.match(told, /Line 3/);
  assert.match(told, /much/);
  assert.deepEqual(notes.errors.filter((text) => !text.includes('422')), []);
  await page.keyboard.press('Escape');
  assert.match(await page.textContent('#title'), /Japan and Korea/, 'the old network stays');
  await close();
});

test('a dropped file opens, and its ties can be switched', async () => {
  const { page, close } = await open(site);
  await changing(page, () => drop(page, 'pact.csv', 'source,target,strength,delay,availability\nHub,North,0.8,1,0.95\nHub,South,0.8,1,0.95\nHub,East,0.6,6,0.9\nNorth,South,0.4,4,0.7\n'));
  assert.match(page.url(), /network=opened:[0-9a-f]{16}/);
  assert.match(await page.textContent('#h-answer'), /Switch a tie off/);
  await changing(page, () => lever(page, 'North-South').click());
  assert.match(page.url(), /without=North-South/);
  assert.match((await page.textContent('.words')), /North–South/);
  await close();
});

test('a network is edited as a table and becomes one of its own', async () => {
  const { page, close } = await open(site);
  await page.click('#table');
  const first = page.locator('#sheet tr[data-table=ties] input[data-column=strength]').first();
  await first.fill('lots');
  await page.click('#sheet .main');
  await page.waitForSelector('#sheet .fault:not([hidden])');
  assert.match(await page.textContent('#sheet .fault'), /lots/);
  await first.fill('0.5');
  await changing(page, () => page.click('#sheet .main'));
  assert.match(page.url(), /network=opened:/);
  await close();
});

test('charts, tables and the network can be taken away', async () => {
  const { page, close } = await open(site, '?network=northeast-asia&without=JPN_KOR_GSOMIA&tab=chart');
  await page.waitForSelector('.chart img');
  const parses = await page.evaluate((text) => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), String(await taken(page, '.takes a[href*=".svg"]')));
  assert.ok(parses, 'the SVG parses');
  assert.deepEqual([...(await taken(page, '.takes a[href*=".png"]')).subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.equal((await taken(page, '.takes a[href*=".pdf"]')).subarray(0, 5).toString(), '%PDF-');
  await page.click('#tab-take');
  const files = await page.$$eval('.files a', (all) => all.map((one) => new URL(one.href).pathname.split('/').at(-1)));
  for (const wanted of ['table.csv', 'table.xlsx', 'report.html', 'report.docx', 'report.xlsx', 'report.pdf', 'study.toml']) assert.ok(files.includes(wanted), wanted);
  for (const name of files) {
    const bytes = await taken(page, `.files a[href*="${name}"]`);
    assert.match(bytes.subarray(0, 4096).toString('latin1'), STARTS[name.split('.').at(-1)], name);
  }
  const csv = String(await taken(page, '.files a[href*="table.csv"]'));
  assert.equal(csv, await linchpin('compare', 'northeast-asia', '--without', 'JPN_KOR_GSOMIA', '--format', 'csv'));
  await close();
});

test('the command line that the page gives prints the same headline', async () => {
  const { page, close } = await open(site, '?network=northeast-asia&date=2019-11-22&transit=open&without=TISA&tab=take');
  const line = await page.textContent('.copy-row code');
  const args = line.trim().split(/\s+/).slice(1);
  const told = JSON.parse(await linchpin(...args, '--format', 'json'));
  await settled(page);
  assert.equal(await page.textContent('#h-answer'), told.headline[0]);
  await close();
});
