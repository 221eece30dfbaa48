// A static copy on any web server: what was computed beforehand works, what needs the command is not offered.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { lever, linchpin, open, sentences, serving, settled } from './page.js';

const site = serving();
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.woff2': 'font/woff2' };
const copy = { address: '', browser: null };
let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linchpin-copy-'));
  await linchpin('explore', 'northeast-asia', '--export', join(folder, 'page'));
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

test('a static copy answers each switch as the command does', async () => {
  copy.browser = site.browser;
  const { page, notes, close } = await open(copy);
  const told = async (...args) => JSON.parse(await linchpin('compare', 'northeast-asia', ...args, '--format', 'json')).headline[0];
  assert.equal((await sentences(page))[0], await told());
  for (const agreement of ['TISA', 'JPN_US_GSOMIA']) {
    const before = page.url();
    await lever(page, agreement).click();
    await page.waitForFunction((url) => location.href !== url, before);
    await page.waitForFunction((text) => document.querySelector('#h-answer').textContent === text, await told('--without', agreement));
    await lever(page, agreement).click();
    await settled(page);
    await page.waitForFunction((text) => document.querySelector('#h-answer').textContent === text, await told());
  }
  assert.deepEqual(notes.errors, []);
  await close();
});

test('a static copy offers nothing that it cannot do', async () => {
  copy.browser = site.browser;
  const { page, close } = await open(copy, '?network=northeast-asia&without=TISA&pair=JPN-KOR');
  for (const id of ['#open', '#table', '#add', '#date-section', '#tab-next']) assert.equal(await page.locator(id).isVisible().catch(() => false), false, id);
  assert.equal(await page.locator('#inspector input[type=range]').count(), 0);
  // Two agreements at once were not computed.
  assert.ok(await lever(page, 'JPN_KOR_GSOMIA').isDisabled());
  assert.ok(await lever(page, 'TISA').isEnabled());
  await close();
});
