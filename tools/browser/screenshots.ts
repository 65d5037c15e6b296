import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '@linesman/testing';
import { startOwnSystem } from '../start/own-system.mjs';
import { root } from '../start/paths.mjs';
import { addressOf, pages } from './pages.ts';
import { setStage } from './set-stage.ts';
import { signInAs } from './sign-in-as.ts';

/** Every page in docs/screenshots/, desktop and phone, light and dark, of a demo world of its own. */
const out = join(root, 'docs/screenshots');
const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

const [system, browser] = await Promise.all([startOwnSystem(), openChromium()]);
try {
  const ids = await setStage(system.run());
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of ['light', 'dark'] as const)
      for (const as of new Set(pages.map((shown) => shown.as))) {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
        const page = as ? await signInAs(context, system.run().origin, as) : await context.newPage();
        for (const shown of pages.filter((one) => one.as === as)) {
          await page.goto(addressOf(shown, system.run(), ids), { waitUntil: 'load' });
          await page.screenshot({
            path: join(out, `${shown.name}.${size}.${colorScheme}.jpg`),
            fullPage: true,
            type: 'jpeg',
            quality: 72,
          });
          console.log(`${shown.name}.${size}.${colorScheme}.jpg`);
        }
        await context.close();
      }
} finally {
  await browser.close();
  await system.stop();
}
