import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with a page that everybody should be able to use, a line for each finding. */
export async function inspect(page: Page): Promise<string[]> {
  // A frame that may run nothing cannot be asked either, and who asks waits for ever.
  await page.evaluate('document.querySelectorAll("iframe[sandbox]").forEach((frame) => frame.remove())');
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`);
  return [...serious, ...(await sideways(page))];
}

/** Whether there is something beside the screen. */
export async function sideways(page: Page): Promise<string[]> {
  const [wide, wanted] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return wide > wanted ? [`scrolls sideways: ${wide} px on ${wanted}`] : [];
}
