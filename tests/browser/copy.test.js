// A static copy on any web server: what was computed beforehand works, what needs the command is not offered.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { lever, linchpin, open, serving, sure } from './page.js';

const site = serving();
/** Small, so that its copy is soon made. */
const NETWORK = 'five-eyes';
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.woff2': 'font/woff2' };
const copy = { address: '', browser: null };
let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linchpin-copy-'));
  await linchpin('explore', NETWORK, '--export', join(folder, 'page'));
  server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    try {
      const bytes = await readFile(join(folder, 'page', path.endsWith('/') ? `${path}index.html` : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? (path.endsWith('/') ? TYPES['.html'] : 'application/octet-stream') }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  copy.address = `http://127.0.0.1:${server.address().port}/`;
});

after(async () => {
  server?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('a static copy answers its switch as the command does', async () => {
  copy.browser = site.browser;
  const { page, notes, close } = await open(copy);
  const told = async (...args) => JSON.parse(await linchpin('compare', NETWORK, ...args, '--format', 'json')).headline[0];
  const says = (text) => page.waitForFunction((wanted) => document.querySelector('#h-answer').textContent === wanted, text);
  await says(await told());
  const agreement = await page.locator('[data-agreement-switch]').first().getAttribute('data-agreement-switch');
  await lever(page, agreement).click();
  await says(await told('--without', agreement));
  assert.equal(await lever(page, agreement).getAttribute('aria-checked'), 'false');
  await page.click('#undo');
  await says(await told());
  await sure(page);
  assert.deepEqual(notes.errors, []);
  assert.ok(notes.asked.every((address) => address.startsWith(copy.address)));
  await close();
});

test('a static copy offers nothing that it cannot do', async () => {
  copy.browser = site.browser;
  const { page, close } = await open(copy);
  await page.locator('#drawing .pair').first().press('Enter');
  await page.waitForSelector('#inspector:not([hidden])');
  for (const id of ['#open', '#table', '#add', '#date-section', '#tab-next']) assert.equal(await page.locator(id).isVisible(), false, id);
  assert.equal(await page.locator('#inspector input[type=range]').count(), 0);
  await page.evaluate(() => {
    history.pushState({ place: 1, gesture: null }, '', `${location.search}&with=USA-GBR:trade`);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  });
  await page.waitForSelector('#trouble:not([hidden])');
  assert.match(await page.textContent('#trouble'), /does not hold that answer/);
  await close();
});
