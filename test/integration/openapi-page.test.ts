import { OPERATIONS } from '@timbre/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startBrowser } from '../support/browser.ts';

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([startTestApi(), startBrowser()]);
});
afterAll(() => Promise.all([browser.close(), api.stop()]));

/** A page, what it complained of and whom it asked. */
const visit = async (path: string): Promise<{ page: Page; faults: string[]; hosts: Set<string> }> => {
  const page = await browser.newPage();
  const faults: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(`${api.url}${path}`);
  return { page, faults, hosts };
};

const WAIT = { timeout: 45_000 };

describe('/docs in a browser', () => {
  it('shows every operation without a complaint, from this server alone', async () => {
    const { page, faults, hosts } = await visit('/docs/');
    await page.waitForSelector('.opblock-tag-section', WAIT);
    for (const closed of await page.locator('.opblock-tag-section:not(.is-open) h3').all())
      await closed.click();
    const count = Object.keys(OPERATIONS).length;
    await page.waitForFunction(`document.querySelectorAll('.opblock').length === ${count}`, null, WAIT);
    expect(faults).toEqual([]);
    expect([...hosts]).toEqual([new URL(api.url).host]);
  }, 60_000);

  it('sends a request from the page', async () => {
    const { page, faults } = await visit('/docs/#/Sistema/getLive');
    await page.locator('#operations-Sistema-getLive .try-out__btn').click(WAIT);
    await page.locator('#operations-Sistema-getLive .execute').click();
    const answer = page.locator(
      '#operations-Sistema-getLive .live-responses-table tbody .response-col_status',
    );
    expect((await answer.first().textContent(WAIT))?.trim()).toMatch(/^200/);
    expect(faults).toEqual([]);
  }, 60_000);

  it('shows the page of error codes without a complaint', async () => {
    const { page, faults } = await visit('/docs/errores#invalid_input');
    expect(await page.locator('#invalid_input').isVisible()).toBe(true);
    expect(faults).toEqual([]);
  }, 60_000);

  it('runs no script that somebody smuggles in', async () => {
    const { page, faults } = await visit('/docs/errores');
    await page.evaluate(`document.body.append(
      Object.assign(document.createElement('script'), { textContent: 'window.smuggled = true' }),
    )`);
    expect(await page.evaluate(`'smuggled' in window`)).toBe(false);
    expect(faults.join()).toContain('Content Security Policy');
  }, 60_000);
});
