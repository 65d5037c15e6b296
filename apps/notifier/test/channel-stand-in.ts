import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryChannelName } from '@linesman/contracts';
import { loadFolder } from '../src/load-folder';

export interface Received {
  text: string;
  /** Identifies the message on its channel. */
  id: string;
  /** The message that this one answers. */
  answers?: string;
}

/** Whom a stand-in is asked about: a person of one tenant, and the tenant's Slack integration. */
export interface Recipient {
  address: string;
  integration_id: string;
}

/** The service, and a token with which an admin of the tenant calls it. */
export interface Introduced {
  tenant_id: string;
  origin: string;
  token: string;
}

/** The outside world of one channel, over real sockets. `<channel>/test/stand-in.ts` exports the class that plays it. */
export interface ChannelStandIn {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Does what a tenant does before its people are reached on the channel. */
  introduce?(tenant: Introduced): Promise<void>;
  /** What points the channel to it. */
  environment(): Record<string, string>;
  /** Every message that reached a person, oldest first, as it is now. */
  received(to: Recipient): Received[];
  /** Makes the next message to a person fail: for now, or for ever. */
  refuse(to: Recipient, how: 'now' | 'for ever'): void;
}

/** The stand-ins of the channels in these folders. */
export const standInsIn = (folders: string[]): Map<DeliveryChannelName, ChannelStandIn> =>
  new Map(
    folders.flatMap((folder) =>
      channelNames(folder).map((name) => {
        const [found] = loadFolder(join(folder, name, 'test'), 'stand-in');
        const StandIn = Object.values(found?.exported ?? {}).find(isClass);
        if (!StandIn) throw new Error(`${join(folder, name)}/test/stand-in.ts exports no stand-in`);
        return [name as DeliveryChannelName, new StandIn()];
      }),
    ),
  );

/** What points all of them to their channels. Several may stand for providers. */
export function environmentOf(standIns: Iterable<ChannelStandIn>): Record<string, string> {
  const all = [...standIns].map((standIn) => standIn.environment());
  const origins = all.flatMap(({ PROVIDER_ORIGINS = '{}' }) => Object.entries(JSON.parse(PROVIDER_ORIGINS) as object));
  return Object.assign({}, ...all, { PROVIDER_ORIGINS: JSON.stringify(Object.fromEntries(origins)) }) as Record<
    string,
    string
  >;
}

const isClass = (exported: unknown): exported is new () => ChannelStandIn => typeof exported === 'function';

export const channelNames = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
