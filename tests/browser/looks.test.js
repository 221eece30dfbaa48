// For everyone, on every screen: no serious fault that axe knows, nothing wider than the screen, and pictures to look at.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { changing, lever, open, serving, settled, sure } from './page.js';

const site = serving();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.env.SCREENSHOTS ?? join(tmpdir(), 'linchpin-page');
const STATES = {
  first: '',
  weakened: '?network=northeast-asia&set=JPN_KOR_GSOMIA.availability=0.5&pair=JPN-KOR&tab=pair',
  lattice: '?network=indo-pacific&without=USA&tab=failures',
};

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing serious in ${colorScheme} colours, in any tab`, async () => {
    const { page, close } = await open(site, STATES.weakened, { colorScheme, reducedMotion: 'reduce' });
    await sure(page);
    await page.evaluate(axe);
    for (const tab of ['numbers', 'failures', 'pair', 'next', 'chart', 'take']) {
      await page.click(`#tab-${tab}`);
      await page.waitForTimeout(500);
      assert.deepEqual(await faults(page), [], tab);
    }
    await page.click('#add');
    await page.locator('#moved .metric').first().click();
    assert.deepEqual(await faults(page), [], 'the explanation of a metric');
    await page.keyboard.press('Escape');
    await page.click('#table');
    await page.waitForSelector('#sheet table');
    assert.deepEqual(await faults(page), [], 'the table');
    await close();
  });

  for (const width of [390, 1280, 1920]) {
    test(`nothing is wider than ${width} px in ${colorScheme} colours`, async () => {
      await mkdir(folder, { recursive: true });
      for (const [name, search] of Object.entries(STATES)) {
        const { page, close } = await open(site, search, { colorScheme, viewport: { width, height: width < 600 ? 844 : Math.round(width * 0.5625) + 100 } });
        await sure(page, 5000).catch(() => { /* draws that take long are looked at elsewhere */ });
        await page.waitForTimeout(400);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, name);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: width < 600 });
        await close();
      }
    });
  }
}

test('every control is at least 24 px each way', async () => {
  const { page, close } = await open(site, STATES.weakened);
  const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input:not(.hidden), summary, .brand')].filter((one) => one.checkVisibility())
    .map((one) => [one.id || one.className || one.textContent, (one.closest('label') ?? one).getBoundingClientRect()]).filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 23.5)).map(([name]) => name));
  assert.deepEqual(small, []);
  await close();
});

test('the choice of light or dark is kept', async () => {
  const { page, close } = await open(site, '', { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor);
  const day = await paper();
  await page.click('#theme');
  const night = await paper();
  assert.notEqual(night, day);
  await page.reload();
  await settled(page);
  assert.equal(await paper(), night);
  await close();
});

test('on a phone the headline shows at the foot while the answer is out of sight', async () => {
  const { page, close } = await open(site, '', { viewport: { width: 390, height: 700 } });
  await lever(page, 'JPN_KOR_GSOMIA').scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.querySelector('[data-agreement-switch=JPN_KOR_GSOMIA]').getBoundingClientRect().top + scrollY - 120));
  await changing(page, () => lever(page, 'JPN_KOR_GSOMIA').click());
  await page.waitForSelector('#peek:not([hidden])');
  assert.equal(await page.textContent('#peek'), await page.textContent('#h-answer'));
  await close();
});

/** What axe finds that is serious or critical. */
async function faults(page) {
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
  });
}
