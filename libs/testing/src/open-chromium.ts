import type { Browser } from 'playwright-core';

/** The system's own Chromium. `npm test` installs it if it is missing. */
export async function openChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const { chromiumBinary } = await import('@linesman/servers/binaries');
  const executablePath = chromiumBinary();
  if (!executablePath) throw new Error('Chromium is not on this machine: apt-get install chromium.');
  // Chromium's sandbox needs privileges that containers and CI seldom have. We open only our own pages.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}
