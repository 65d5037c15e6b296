import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: true } },
  // By default axe fetches every style sheet again, for a rule that is off.
  preload: { assets: ['media'] },
};

/** Serious accessibility faults of a page, and whether it scrolls sideways: a line for each finding. */
export async function inspect(page: Page): Promise<string[]> {
  // Axe waits for ever for an answer from a sandboxed frame, which may not run scripts. Pages have no other frames.
  await page.evaluate('document.querySelectorAll("iframe[sandbox]").forEach((frame) => frame.remove())');
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(source);
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
  return [...serious, ...(await sideways(page)), ...(await openBreadcrumbs(page))];
}

/** A line when the breadcrumbs do not end with a page, or say nothing: the heading names the page itself. */
async function openBreadcrumbs(page: Page): Promise<string[]> {
  const crumbs = await page.evaluate<string[]>(
    '[...document.querySelectorAll(".crumbs")].map((one) => one.textContent.trim())',
  );
  return crumbs
    .filter((text) => text === '' || text.endsWith('/'))
    .map((text) => `breadcrumbs end without a page: "${text}"`);
}

/** A line when the page is wider than the screen. */
export async function sideways(page: Page): Promise<string[]> {
  const [wide, wanted] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return wide > wanted ? [`scrolls sideways: ${wide} px on ${wanted}`] : [];
}
