import { Module } from '@nestjs/common';
import { Changes } from './changes';
import { StateDir } from './state-dir';

@Module({ providers: [Changes, StateDir], exports: [Changes, StateDir] })
export class StateModule {}
