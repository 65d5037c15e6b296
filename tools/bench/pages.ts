import { openChromium } from '@linesman/testing';
import type { Page } from 'playwright-core';
import { addressOf, pages as shownPages } from '../browser/pages.ts';
import { setStage } from '../browser/set-stage.ts';
import { signInAs } from '../browser/sign-in-as.ts';
import { startOwnSystem } from '../start/own-system.mjs';
import { type Outcome, pageFloor } from './floors.ts';

const ROUNDS = 3;

/** How long Chromium takes until it shows something of each page: the best of three, in milliseconds. */
export async function pages(say: (line: string) => void): Promise<Outcome> {
  const [system, browser] = await Promise.all([startOwnSystem(), openChromium()]);
  try {
    const ids = await setStage(system.run());
    const figures: Record<string, number> = {};
    for (const as of new Set(shownPages.map((shown) => shown.as))) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
      const page = as ? await signInAs(context, system.run().origin, as) : await context.newPage();
      for (const shown of shownPages.filter((one) => one.as === as)) {
        figures[shown.name] = await firstView(page, addressOf(shown, system.run(), ids));
        say(`${shown.name}: ${figures[shown.name]} ms`);
      }
      await context.close();
    }
    const slowest = Math.max(...Object.values(figures));
    return { lines: [`${Object.keys(figures).length} pages`], figures, floors: [pageFloor(slowest)] };
  } finally {
    await browser.close();
    await system.stop();
  }
}

async function firstView(page: Page, url: string): Promise<number> {
  const views: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(url, { waitUntil: 'load' });
    views.push(
      await page.evaluate<number>(
        `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()`,
      ),
    );
  }
  return Math.round(Math.min(...views));
}
