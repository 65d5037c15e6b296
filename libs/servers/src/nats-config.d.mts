import type { Accounts, TopologyRow } from './servers.mjs';

export const provisioner: string;
export function inboxPrefix(user: string): string;
export function durableOf(service: string, entry: string): string;
export function platformRow(topology: Accounts['topology']): TopologyRow;
export function permissionsOf(
  service: string,
  row: TopologyRow,
  isProducer: boolean,
): { publish: string[]; subscribe: string[] };
export function responsesOf(service: string, row: TopologyRow, topology: Accounts['topology']): string | undefined;
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
  },
): string;
