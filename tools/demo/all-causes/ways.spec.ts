import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Cause, causeFacts, causes } from '@linesman/contracts';
import { causesOf } from '@linesman/provider-kit/conformance';
import { builtInProviders } from '@linesman/providers';
import { findStandIns } from '../../../apps/sandbox/src/stand-ins/find-stand-ins.ts';
import { everyProvider, forgePushes, refuseApp } from '../../../apps/sandbox/src/switches/common-kinds.ts';
import { isBroken, isNotBroken, notBroken, withoutStandIn } from './not-broken.ts';
import { atProviders, type ProviderCode, providerCodes } from './at-providers.ts';
import { causeAt, ways } from './ways.ts';

const broken = builtInProviders.filter(({ manifest }) => Object.hasOwn(atProviders, manifest.code));

it('breaks every provider that has a stand-in, and says which have none', () => {
  const known = [...providerCodes, ...Object.keys(withoutStandIn)];
  expect(known.sort()).toEqual(builtInProviders.map(({ manifest }) => manifest.code).sort());
  const standIns = findStandIns().map(({ code }) => code);
  expect(providerCodes.filter((code) => !standIns.includes(code))).toEqual([]);
  expect(Object.keys(withoutStandIn).filter((code) => standIns.includes(code))).toEqual([]);
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

/** Switches that break no connection, or that no way needs, each with its reason. */
const breakNothing: Record<string, string> = {
  rollover: 'the integration stays healthy',
  key_rollover: 'the integration stays healthy',
  posting_limit: 'messages wait, and the connection works',
  history_limit: 'messages wait, and the connection works',
};

it('uses every switch of the stand-ins that breaks a connection', () => {
  const source = readFileSync(path.join(__dirname, 'ways.ts'), 'utf8');
  const kinds = [...everyProvider, refuseApp, forgePushes, ...findStandIns().flatMap(({ switches }) => switches)];
  const unused = new Set(kinds.map(({ kind }) => kind).filter((kind) => !source.includes(`'${kind}'`)));
  expect([...unused].sort()).toEqual(Object.keys(breakNothing).sort());
});
