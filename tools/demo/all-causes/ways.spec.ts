import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Cause, causeFacts, causes } from '@linesman/contracts';
import { causesOf } from '@linesman/provider-kit/conformance';
import { builtInProviders } from '@linesman/providers';
import { isBroken, isNotBroken, notBroken } from './not-broken.ts';
import { atProviders, type ProviderCode, providerCodes } from './at-providers.ts';
import { causeAt, ways } from './ways.ts';

const sandbox = path.join(__dirname, '../../../apps/sandbox/src');
const broken = builtInProviders.filter(({ manifest }) => Object.hasOwn(atProviders, manifest.code));

it('breaks every provider that has a stand-in', () => {
  const standIns = readdirSync(path.join(sandbox, 'providers'));
  const codes = builtInProviders.map(({ manifest }) => manifest.code).filter((code) => standIns.includes(code));
  expect(providerCodes.toSorted()).toEqual(codes.sort());
});

it('breaks each cause at some provider, or says why it cannot', () => {
  const left = causes.filter(
    (cause) =>
      !providerCodes.some((code) => isBroken(code, cause)) &&
      !notBroken.some((one) => one.cause === cause && !one.providers),
  );
  expect(left).toEqual([]);
});

it.each(broken.map(({ manifest }) => [manifest.code as ProviderCode, manifest] as const))(
  'breaks each cause of %s, or says why it cannot, and never both',
  (code, manifest) => {
    const own = new Set([...causesOf(manifest), ...(Object.keys(manifest.causes) as Cause[])]);
    const wrong = [...own].filter((cause) => isBroken(code, cause) === isNotBroken(code, cause));
    expect(wrong).toEqual([]);
    const both = causes.filter((cause) => isBroken(code, cause) && isNotBroken(code, cause));
    expect(both).toEqual([]);
  },
);

it('names what it expects of each way at each provider', () => {
  const incomplete = ways.flatMap((way) =>
    way.providers.filter((code) => causeAt(way, code) === undefined).map((code) => `${way.name} at ${code}`),
  );
  expect(incomplete).toEqual([]);
  const names = ways.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  // The run looks for a message where there is a fault, and for silence where there is none.
  for (const way of ways)
    for (const code of way.providers)
      if (causeFacts[causeAt(way, code)!].party === 'nobody') expect(way.health).toBe('healthy');
});

/** Switches that no way turns on, each with its reason. */
const leftOut: Record<string, string> = {
  rollover: 'the integration stays healthy',
  key_rollover: 'the integration stays healthy',
  posting_limit: 'messages wait, and the connection works',
  history_limit: 'messages wait, and the connection works',
  bounce: 'a mailbox is no connection',
  defer: 'a mailbox is no connection',
  app_removed: 'a channel for our messages is no connection',
  channel_deleted: 'a channel for our messages is no connection',
  too_large: 'a channel for our messages is no connection',
  unknown_person: 'a channel for our messages is no connection',
  fail_webhooks: 'it takes ten minutes; the run reports refusals of the last twelve minutes',
};

it('uses every switch of the stand-ins that breaks a connection, or says why not', () => {
  const used = sourcesIn(path.join(__dirname, 'ways'));
  const kinds = [...sourcesIn(sandbox).matchAll(/^ {2}kind: '(\w+)',$/gm)].map(([, kind]) => kind!);
  const unused = kinds.filter((kind) => !used.includes(`'${kind}'`));
  expect(unused.sort()).toEqual(Object.keys(leftOut).sort());
});

const sourcesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
