import { Module } from '@nestjs/common';
import { DependentsRpc } from './dependents.rpc';

/** Who depends on an integration. */
@Module({ controllers: [DependentsRpc] })
export class DependentsModule {}
