import { snapshot, type SnapshotAnswer, type SnapshotRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { ReadSnapshot } from './snapshot.system';

@Controller()
export class SnapshotRpc {
  constructor(private readonly snapshots: ReadSnapshot) {}

  @OnRpc(snapshot)
  snapshot({ cursor, limit }: SnapshotRequest): Promise<SnapshotAnswer> {
    return this.snapshots.page(cursor, limit);
  }
}
