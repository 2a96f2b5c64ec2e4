import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const chromiumOnPath = (): string => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
  if (found !== undefined) return found;
  throw new Error(
    `error: no ${NAMES.join(', ')} on the PATH\nfix: install Chromium (Debian: apt install chromium)`,
  );
};

/** A real Chromium without a window. Close it in `afterAll`. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumOnPath(),
    // Containers that run tests as root have no sandbox to offer; what is opened are our own pages alone.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
