import { events, rpcs, topology } from '@linesman/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { clientTypes } from './client-types.ts';

const root = join(__dirname, '../..');
/** The package exports none of it. */
const wire = (): Promise<{
  rpcs: Record<string, string>;
  paths: Record<string, string | ((name: string) => string)>;
}> => import(join(root, 'libs/client/src/wire.ts'));

const bare = (text: string): string => text.replace(/[\s;"',()]|^\s*\|/g, '').replace(/([{:=])\|/g, '$1');

it("holds the client's types to the contracts", () => {
  const file = join(root, 'libs/client/src/contracts.generated.ts');
  expect(bare(readFileSync(file, 'utf8'))).toBe(bare(clientTypes()));
});

it('types every event that a platform service can read', () => {
  const code = clientTypes();
  const map = code.slice(code.indexOf('interface LinesmanEvents'));
  for (const { type, data } of events) expect(map).toContain(`\n${type}: ${data.name};`);
  expect(code).not.toMatch(/@|class |typeof/);
});

it('asks for RPCs that there are, and that NATS lets a platform service ask', async () => {
  const { rpcs: asked } = await wire();
  const known = rpcs.map(({ name }) => name);
  for (const name of Object.values(asked)) {
    expect(known).toContain(name);
    expect(topology.platform.calls).toContain(name);
  }
});

it('asks at paths that the API document has', async () => {
  const { paths } = await wire();
  const document = parse(readFileSync(join(root, 'docs/openapi.yaml'), 'utf8')) as { paths: Record<string, object> };
  const templates = Object.keys(document.paths).map((path) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));
  const used = Object.values(paths).map((path) => (typeof path === 'string' ? path : path('name')));
  for (const path of used) expect([path, templates.some((template) => template.test(path))]).toEqual([path, true]);
});
