import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { Capability } from './capabilities/capability.entity';
import { Connection } from './connections/connection.entity';
import { AuditAndReleases1764300000000 } from './migrations/1764300000000-audit-and-releases';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { SetAside1764899100000 } from './migrations/1764899100000-set-aside';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';

export const schema: ServiceSchema = {
  service: 'catalog',
  entities: [Connection, Capability],
  migrations: [
    Init1764000000000,
    AuditAndReleases1764300000000,
    SetAside1764899100000,
    OutboxByStream1765000000000,
    Deferred1765110000000,
    Partitions1765200000000,
    OutboxByTenant1767200000000,
  ],
  retention: {
    ...messagingRetention,
    audit_log: { forever: 'what staff and new manifests change is little' },
    capabilities: { forever: 'what can be connected' },
    connections: { forever: 'what can be connected' },
    manifest_releases: { forever: 'a row for each release' },
  },
};
