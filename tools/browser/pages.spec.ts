import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ids, pages } from './pages.ts';

const SRC = join(__dirname, '../../apps/console/src');
/** What is no page: files, streams, redirects. */
const noPage = /\.(csv|json|yaml)$|^\/(live|auth\/.*|staff)$/;
/** Paths that a controller takes from elsewhere. */
const named: Record<string, string> = { 'contactForm.path': 'contact', 'idsForm.path': 'external-ids' };

const pathIn = (argument: string): string => named[argument] ?? argument.replaceAll(/^'|'$/g, '');

/** Each GET route of the console, with its parameters. */
const routes = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.controller.ts'))
  .flatMap((file) => readFileSync(join(SRC, file), 'utf8').split('@Controller(').slice(1))
  .flatMap((text) => {
    const base = pathIn(text.slice(0, text.indexOf(')')));
    return [...text.matchAll(/@Get\(([^)]*)\)/g)].map(
      ([, path]) => `/${[base, pathIn(path!)].filter(Boolean).join('/')}`,
    );
  })
  .filter((route) => !noPage.test(route));

const ids = new Proxy({} as Ids, { get: () => 'an-id' });
const shown = pages.map(({ path }) => (typeof path === 'string' ? path : path(ids)).split('?')[0]!);

it('has a row for every page of the console', () => {
  expect(routes.length).toBeGreaterThan(70);
  const without = routes.filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);
    return !shown.some((path) => pattern.test(path));
  });
  expect(without).toEqual([]);
});
