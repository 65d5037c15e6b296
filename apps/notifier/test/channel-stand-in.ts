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

/** The outside world of one channel, over real sockets. `<channel>/test/stand-in.ts` exports the class that plays it. */
export interface ChannelStandIn {
  start(): Promise<void>;
  stop(): Promise<void>;
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

const isClass = (exported: unknown): exported is new () => ChannelStandIn => typeof exported === 'function';

export const channelNames = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
