import { Module } from '@nestjs/common';
import { SnapshotRpc } from './snapshot.rpc';
import { ReadSnapshot } from './snapshot.system';

/** Gives other services the state from which they build their replicas. */
@Module({ controllers: [SnapshotRpc], providers: [ReadSnapshot] })
export class SnapshotModule {}
