import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { SandboxConfig } from '../config';
import type { World } from '../world/world';
import type { AuthorizationServer } from './authorization-server';
import type { ProviderAccount, StandIn } from './stand-in';

/** A stand-in with the folder that it was found in. */
export type FoundStandIn = StandIn & { folder: string };

const load = createRequire(__filename);

/** Finds the stand-ins: every folder with a `stand-in.ts` (`stand-in.js`, once built) is one. */
export function findStandIns(parent = join(__dirname, '..', 'providers')): FoundStandIn[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(parent, name))
    .filter((folder) => ['ts', 'js'].some((ending) => existsSync(join(folder, `stand-in.${ending}`))))
    .sort()
    .map((folder) => {
      const { standIn } = load(join(folder, 'stand-in')) as { standIn: StandIn };
      if (standIn.code !== basename(folder))
        throw new Error(`The stand-in in ${folder} has the code ${standIn.code}; the two must be the same.`);
      return { ...standIn, folder };
    });
}

/** The stand-ins of this sandbox. */
export class StandIns {
  constructor(
    readonly all: FoundStandIn[],
    private readonly world: World,
  ) {}

  find(code: unknown): FoundStandIn | undefined {
    return this.all.find((one) => one.code === code);
  }

  accountsOf(standIn: StandIn): ProviderAccount[] {
    return standIn.accounts(this.world);
  }

  authorizationServers(config: SandboxConfig): AuthorizationServer[] {
    return this.all.flatMap((standIn) => standIn.authorizationServer?.(this.world, config) ?? []);
  }

  /** Those that Linesman connects with OAuth. */
  get oauth(): FoundStandIn[] {
    return this.all.filter(({ access }) => access === 'oauth');
  }

  /** Finds the stand-in whose API a request is for. */
  ofUrl(url: string): FoundStandIn | undefined {
    return this.all.find(({ code, prefixes = [`/${code}/`] }) => prefixes.some((prefix) => url.startsWith(prefix)));
  }
}
