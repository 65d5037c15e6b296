import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openChromium } from '@linesman/testing';
import type { Browser } from 'playwright-core';
import type { Run } from '../start/own-system.mjs';
import { inspect } from './inspect.ts';
import { signInAs } from './sign-in-as.ts';

const usage = `node tools/browser/shoot.ts [--as <persona>] [--out <folder>] [--run <run.json>] <path or URL>...
Takes screenshots of pages of the running system, desktop and phone, light and dark, and prints their faults.
Without --as nobody is signed in. Personas: anna, mia (Acme's admin and member), jane, tom (its CSMs), staff.
A path that starts with sandbox: is a page of the sandbox.`;

const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };
const schemes = ['light', 'dark'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    run: { type: 'string', default: '.linesman/run.json' },
    help: { type: 'boolean' },
  },
});
if (values.help || positionals.length === 0 || !existsSync(values.run)) {
  console.log(
    existsSync(values.run)
      ? usage
      : `Linesman is not running (there is no ${values.run}): start it with npm start.\n${usage}`,
  );
  process.exit(values.help ? 0 : 2);
}
const run = JSON.parse(readFileSync(values.run, 'utf8')) as Run;
const out = resolve(values.out);
mkdirSync(out, { recursive: true });

async function shoot(browser: Browser, size: keyof typeof sizes, colorScheme: (typeof schemes)[number]) {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme, reducedMotion: 'reduce' });
  const page = values.as ? await signInAs(context, run.origin, values.as) : await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(`  console: ${message.text()}`));
  for (const path of positionals) {
    const url = path.startsWith('sandbox:') ? run.sandbox.url + path.slice(8) : new URL(path, run.origin).href;
    const answer = await page.goto(url, { waitUntil: 'load' });
    const name =
      path
        .replace(/^sandbox:/, 'sandbox')
        .replaceAll(/[^a-z0-9]+/gi, '-')
        .replace(/^-|-$/g, '') || 'start';
    const file = join(out, `${name}.${size}.${colorScheme}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(`${answer?.status()} ${file}`);
    for (const finding of await inspect(page)) console.log(`  ${finding}`);
  }
  await context.close();
}

const browser = await openChromium();
for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
  for (const scheme of schemes) await shoot(browser, size, scheme);
await browser.close();
