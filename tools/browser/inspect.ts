import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Serious accessibility faults of a page, and whether it scrolls sideways: a line for each finding. */
export async function inspect(page: Page): Promise<string[]> {
  // Axe waits for ever for an answer from a sandboxed frame, which may not run scripts.
  await page.evaluate('document.querySelectorAll("iframe[sandbox]").forEach((frame) => frame.remove())');
  // Without legacy mode axe opens a further page for each report. Pages have no frames of other origins.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  });
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
  return [...serious, ...(await sideways(page))];
}

/** A line when the page is wider than the screen. */
export async function sideways(page: Page): Promise<string[]> {
  const [wide, wanted] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return wide > wanted ? [`scrolls sideways: ${wide} px on ${wanted}`] : [];
}
