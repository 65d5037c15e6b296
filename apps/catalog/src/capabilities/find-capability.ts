import type { Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { IsNull } from 'typeorm';
import { findConnection } from '../connections/find-connection';
import { Capability } from './capability.entity';

export interface CapabilityAddress {
  connection_code: string;
  capability_code: string;
  /** The newest version if absent. */
  capability_version?: number;
}

export async function findCapability(tx: Tx, address: CapabilityAddress, lock = false): Promise<Capability> {
  await findConnection(tx, address.connection_code);
  const { capability_version, ...where } = address;
  const found = await tx.findOne(Capability, {
    where: { ...where, ...(capability_version ? { capability_version } : {}), removed_at: IsNull() },
    order: { capability_version: 'desc' },
    lock: lock ? { mode: 'pessimistic_write' } : undefined,
  });
  if (!found) throw notFound('capability');
  return found;
}
