// What every test starts from: the command serving its page, a browser, and a page that notes what it does.

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const command = resolve(here, process.env.LINCHPIN ?? '../../target/release/linchpin');
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];
const run = promisify(execFile);

/** What the command prints. */
export const linchpin = async (...args) => (await run(command, args, { maxBuffer: 1 << 28, timeout: 180_000 })).stdout;

/** Starts the page for the tests of a file; stops it, and the browser, after them. */
export function serving() {
  const site = { address: '', browser: null };
  let server;
  before(async () => {
    server = spawn(command, ['explore', '--no-open', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    site.address = await printed(server);
    site.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || places.find(existsSync), args: ['--no-sandbox', '--disable-gpu'] });
  });
  after(async () => {
    await site.browser?.close();
    server?.kill('SIGINT');
  });
  return site;
}

/** The address that the command prints once it serves. */
function printed(server) {
  return new Promise((found, failed) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const address = text.match(/http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//);
      if (address) found(address[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`the command stopped with ${code}: ${text}`)));
  });
}

/** A new page at `search`, settled. It notes `errors` (of the console and of scripts) and `asked` (every address). */
export async function open(site, search = '', options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const notes = { errors: [], asked: [] };
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && notes.errors.push(message.text()));
  page.on('pageerror', (error) => notes.errors.push(String(error)));
  page.on('request', (request) => notes.asked.push(request.url()));
  await page.goto(site.address + search);
  await settled(page);
  return { page, notes, close: () => context.close() };
}

/** Waits until the answer to the address is drawn. */
export async function settled(page) {
  await page.waitForSelector('main[aria-busy=false]');
  await page.waitForFunction(() => document.querySelector('#h-answer').textContent !== 'What changes' || !document.querySelector('#trouble').hidden);
}

/** Waits until the draws are made. */
export async function sure(page, timeout = 60_000) {
  await page.waitForSelector('#sure-section:not(.old) #sure .finding', { timeout });
}

/** The switch of an agreement in the list. */
export const lever = (page, id) => page.locator(`[data-agreement-switch="${id}"]`);

/** Does `change`, which moves the address, and waits until its answer is drawn. */
export async function changing(page, change) {
  const answered = page.waitForResponse((response) => response.url().includes('/api/answer'));
  await change();
  await answered;
  await settled(page);
  // The answer is drawn in the same turn in which it is read.
  await page.waitForFunction(() => document.querySelector('main').getAttribute('aria-busy') === 'false');
}

/** All that the page says in words: the headline and the sentences under it, also folded ones. */
export const sentences = (page) => page.evaluate(() => [document.querySelector('#h-answer').textContent, ...[...document.querySelectorAll('#sentences p')].map((one) => one.textContent)]);

/** The rows of the table of numbers: `{ metric: [without, with, change] }` for the network as a whole. */
export const numbers = (page) => page.evaluate(() => {
  for (const fold of document.querySelectorAll('#panel details')) fold.open = true;
  return new Promise((done) => setTimeout(() => done(Object.fromEntries([...document.querySelectorAll('#panel tr[data-metric]')].map((row) => [row.dataset.metric, [...row.querySelectorAll('td.number')].map((cell) => cell.textContent)]))), 50));
});

/** The rows that the command prints for the network as a whole, in the same shape. */
export async function printedNumbers(...args) {
  const text = await linchpin('compare', ...args, '--format', 'markdown');
  const table = text.split('**The network as a whole**')[1].split('**')[0];
  return Object.fromEntries([...table.matchAll(/^\| ([a-z][\w-]*) \| (.*?) \| (.*?) \| (.*?) \| .*\|$/gm)].filter(([, name]) => name !== 'metric').map(([, name, ...cells]) => [name, cells.map((cell) => cell.trim())]));
}
