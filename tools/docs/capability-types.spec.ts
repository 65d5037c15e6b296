import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProviders } from '@linesman/providers';
import { capabilityTypes } from './capability-types.ts';

const bare = (text: string): string => text.replace(/[\s;"',()]|^\s*\|/g, '').replace(/([{:])\|/g, '$1');

it("holds the client's types to the manifests of the built-in providers", () => {
  const file = join(__dirname, '../../libs/client/src/capabilities.ts');
  expect(bare(readFileSync(file, 'utf8'))).toBe(bare(capabilityTypes(builtInProviders.map((it) => it.manifest))));
});

it('gives a capability that two providers share the union of their parameters', () => {
  const [stripe] = builtInProviders.filter((it) => it.manifest.code === 'stripe');
  const sync = (type: string) => ({
    ...stripe!.manifest,
    capabilities: [
      {
        capability_code: 'SYNC_THINGS',
        version: 1,
        description: 'Things.',
        impact: 'Nothing is read',
        kind: 'read' as const,
        parameters_schema: {
          type: 'object',
          additionalProperties: false,
          required: ['a'],
          properties: { a: { type } },
        },
      },
    ],
  });
  expect(bare(capabilityTypes([sync('string'), sync('integer')]))).toContain('parameters:{a:string}|{a:number}');
});
