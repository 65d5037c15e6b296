import { type Provider, withTimeLimits } from '@linesman/provider-kit';
import { builtInProviders } from './built-in';

export type Providers = ReadonlyMap<string, Provider>;

/** Loads the built-in providers and the packages, each of which exports a `provider`. */
export async function loadProviders(extraPackageNames: string[] = []): Promise<Providers> {
  const providers = new Map<string, Provider>();
  for (const provider of builtInProviders) add(providers, provider, 'built in');
  for (const name of extraPackageNames) add(providers, await importProvider(name), `package ${name}`);
  return providers;
}

function add(providers: Map<string, Provider>, provider: Provider, origin: string): void {
  const { code } = provider.manifest;
  if (providers.has(code)) throw new Error(`Provider "${code}" (${origin}) exists already: codes must be unique.`);
  providers.set(code, withTimeLimits(provider));
}

async function importProvider(name: string): Promise<Provider> {
  const loaded: unknown = await import(name).catch((cause: unknown) => {
    throw new Error(`Provider package ${name} could not be loaded: is it installed?`, { cause });
  });
  const { provider } = loaded as { provider?: Partial<Provider> };
  const shaped = typeof provider?.gateway === 'function' && typeof provider.probe === 'function';
  if (shaped && typeof provider.manifest?.code === 'string') return provider as Provider;
  throw new Error(`Package ${name} exports no "provider" with manifest, gateway and probe.`);
}
