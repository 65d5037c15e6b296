import { Module } from '@nestjs/common';
import { SummarizeSyncsRpc } from './summarize-syncs.rpc';

/** Says how the syncs of integrations went, as far as their runs were heard of. */
@Module({ controllers: [SummarizeSyncsRpc] })
export class SyncsModule {}
