import type { Tx } from '@linesman/persistence';
import type { ProviderManifest } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { Capability } from '../capabilities/capability.entity';
import { SaveCapability } from '../capabilities/save-capability';
import { Connection } from '../connections/connection.entity';
import { SaveConnection } from '../connections/save-connection';
import { mergeCapability, mergeConnection } from './merge-manifest';

const actor = 'manifest';
const fieldsOf = (change: object) => ({ changed: Object.keys(change) });
const keyOf = (row: { capability_code: string; capability_version: number }): string =>
  `${row.capability_code}/${row.capability_version}`;

/** Writes the differences between one provider's manifest and the tables. */
@Injectable()
export class PublishManifest {
  constructor(
    private readonly connections: SaveConnection,
    private readonly capabilities: SaveCapability,
  ) {}

  /** @returns how many rows changed. */
  async publish(tx: Tx, manifest: ProviderManifest): Promise<number> {
    const connection_code = manifest.code;
    const lock = { mode: 'pessimistic_write' as const };
    const known = await tx.findOne(Connection, { where: { connection_code }, lock });
    const rows = await tx.find(Capability, { where: { connection_code }, lock });
    let count = 0;

    const change = mergeConnection(known ?? undefined, manifest);
    if (change) {
      const row = Object.assign(known ?? tx.create(Connection), change);
      await this.connections.save(tx, row, {
        actor,
        action: known ? 'connection.updated' : 'connection.created',
        detail: fieldsOf(change),
      });
      count += 1;
    }
    for (const declared of manifest.capabilities) {
      const key = { capability_code: declared.capability_code, capability_version: declared.version };
      const row = rows.find((it) => keyOf(it) === keyOf(key));
      const wanted = mergeCapability(row, declared);
      if (!wanted) continue;
      await this.capabilities.save(
        tx,
        Object.assign(row ?? tx.create(Capability, { connection_code, ...key }), wanted),
        { actor, action: row ? 'capability.updated' : 'capability.added', detail: fieldsOf(wanted) },
      );
      count += 1;
    }
    return count + (await this.removeUndeclared(tx, manifest, rows));
  }

  /** Removes capabilities that an earlier manifest declared and this one does not. Those that an admin added stay. */
  private async removeUndeclared(tx: Tx, manifest: ProviderManifest, rows: Capability[]): Promise<number> {
    const declared = new Set(manifest.capabilities.map((it) => keyOf({ ...it, capability_version: it.version })));
    const gone = rows.filter((row) => row.in_manifest && !row.removed_at && !declared.has(keyOf(row)));
    for (const row of gone) await this.capabilities.remove(tx, row, actor);
    return gone.length;
  }
}
