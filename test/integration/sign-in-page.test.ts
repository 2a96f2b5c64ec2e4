import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  api = await startTestApi();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

const onBoard = (page: Page) =>
  until('the board is shown', async () => (await page.title()).includes('colas'));

it('the page that one came for opens after signing in, and again without typing when the access token is gone', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const board = `${api.url}/admin/queues`;
  await page.goto(board);
  await page.fill('input[name=email]', api.admin.email);
  await page.fill('input[name=password]', 'equivocada');
  await page.click('button');
  await page.getByText('Correo o clave incorrectos').waitFor();
  await page.fill('input[name=password]', api.admin.password);
  await page.click('button');
  await onBoard(page);

  const session = async () => (await context.cookies(api.url)).find(({ name }) => name === 'timbre_session');
  const before = await session();
  await context.clearCookies({ name: 'timbre_session' });
  await page.goto(board);
  await onBoard(page);
  const after = await session();
  expect(after?.value).toBeDefined();
  expect(after?.value).not.toBe(before?.value);
  await context.close();
}, 60_000);
