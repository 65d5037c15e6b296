import type { Accounts, TopologyRow } from './servers.mjs';

export const provisioner: string;
export function inboxPrefix(user: string): string;
export function platformRow(topology: Accounts['topology']): TopologyRow;
export interface Durable {
  stream: string;
  durable: string;
  filter: string;
}
export function durablesOf(service: string, row: TopologyRow, topology: Accounts['topology']): Durable[];
export function permissionsOf(
  service: string,
  row: TopologyRow,
  isProducer: boolean,
  topology: Accounts['topology'],
): { publish: string[]; subscribe: string[] };
export function answersOf(
  service: string,
  row: TopologyRow,
  topology: Accounts['topology'],
): { subscribe: string[]; allow_responses: string } | undefined;
export function renderNatsConfig(
  options: Accounts & {
    listen: string;
    storeDir: string;
    version: string;
    durable?: boolean;
    tls?: { cert: string; key: string };
    cluster?: { routes: string[]; cert: string; key: string; authority: string };
    server?: string;
    monitoring?: string;
    storeBytes?: number;
  },
): string;
