import { Module } from '@nestjs/common';
import { AccessChanges } from './access-changes';
import { Changes } from './changes';
import { StateDir } from './state-dir';

@Module({ providers: [AccessChanges, Changes, StateDir], exports: [AccessChanges, Changes, StateDir] })
export class StateModule {}
