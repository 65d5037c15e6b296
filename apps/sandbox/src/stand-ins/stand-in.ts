import type { Type } from '@nestjs/common';
import type { SandboxConfig } from '../config';
import type { SwitchKind } from '../switches/switch';
import type { World } from '../world/world';
import type { Push } from './push';
import type { AuthorizationServer } from './authorization-server';

export interface ProviderAccount {
  account: string;
  name: string;
}

/** An account with the person who owns it. */
export interface PersonAccount extends ProviderAccount {
  person: string;
  email: string;
}

/**
 * What a provider's folder declares about its stand-in. The sandbox finds it as the export `standIn` of the folder's
 * `stand-in.ts`; its views (`*.liquid`) and styles (`*.css`) are found beside it.
 */
export interface StandIn {
  /** The name of its folder and of its switches, and the first part of its paths. */
  code: string;
  name: string;
  /** One line for people. */
  about: string;
  /** Has the controllers that speak the provider's protocol. */
  module: Type;
  /** How Linesman gets access: with OAuth, or with a key that a person enters. Missing where nobody connects it. */
  access?: 'oauth' | 'key';
  accounts: (world: World) => ProviderAccount[];
  authorizationServer?: (world: World, config: SandboxConfig) => AuthorizationServer;
  /** What can be broken, besides what can be broken at every provider. */
  switches: SwitchKind[];
  /** The webhook by which it tells of Linesman's access. Missing where the provider sends none. */
  push?: Push;
  /** The body of its answer while it is down. */
  unavailable: (status: number) => unknown;
  /** Its answer when it is called too often. */
  rateLimited: (seconds: number) => { body: unknown; headers?: Record<string, string> };
  /** The headers by which its answers say how much of a day's requests is used. Missing where it does not say. */
  dailyRequests?: (used_percent: number) => Record<string, string>;
  /** Which paths are its API's, where not all below `/<code>/` are. */
  prefixes?: string[];
  /** JSON that shows what is there, instead of the list of its accounts. */
  look?: string;
  /** A page of its own, which lists what a journal holds. */
  page?: { path: string; name: string; journal: string; about: (size: number) => string };
}
