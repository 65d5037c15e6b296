import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openChromium } from '@linesman/testing';
import { startOwnSystem } from '../start/own-system.mjs';
import { root } from '../start/paths.mjs';
import { shootMessages } from './message-pictures.ts';
import { addressOf, pages } from './pages.ts';
import { setStage } from './set-stage.ts';
import { signInAs } from './sign-in-as.ts';

const usage = `npm run screenshots [-- --docs]
Every page of tools/browser/pages.ts in .linesman/screenshots, desktop and phone, light and dark, of a demo world of its
own. With --docs the pictures that documents show are then copied to docs/screenshots, and those of the messages in
docs/images are made too.`;

/** Shown by docs/screenshots/README.md and README.md. */
const inDocuments = [
  'overview.desktop.light',
  'csm-overview.desktop.light',
  'customer.desktop.light',
  'risk-signal.desktop.light',
  'integration.desktop.light',
  'connect-with-consent.desktop.light',
  'execution.desktop.light',
  'try-it.desktop.light',
  'staff-incidents.desktop.light',
  'sandbox-switches-of-a-provider.desktop.light',
  'integration.phone.dark',
  'overview.phone.dark',
];

const { values } = parseArgs({ options: { docs: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const out = join(root, '.linesman/screenshots');
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
          const name = `${shown.name}.${size}.${colorScheme}.jpg`;
          await page.goto(addressOf(shown, system.run(), ids), { waitUntil: 'load' });
          await page.screenshot({ path: join(out, name), fullPage: true, type: 'jpeg', quality: 72 });
          console.log(name);
        }
        await context.close();
      }
  if (values.docs) {
    for (const name of inDocuments)
      copyFileSync(join(out, `${name}.jpg`), join(root, 'docs/screenshots', `${name}.jpg`));
    await shootMessages(browser, system.run(), join(root, 'docs/images'));
  }
  console.log(`\nScreenshots are in ${out}${values.docs ? ', those of documents in docs/screenshots too' : ''}.`);
} finally {
  await browser.close();
  await system.stop();
}
