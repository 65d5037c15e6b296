import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module';
import { CallModule } from '../call/call.module';
import { LedgerModule } from '../ledger/ledger.module';
import { Reconcile } from './reconcile';
import { Reconciler } from './reconciler.system';
import { RetryExecutionJob } from './retry-execution.job';
import { SettleController } from './settle.controller';
import { Sweeper } from './sweeper.system';
import { TakeOver } from './take-over';

@Module({
  imports: [AttemptModule, CallModule, LedgerModule],
  controllers: [SettleController],
  providers: [Reconcile, Reconciler, RetryExecutionJob, Sweeper, TakeOver],
  exports: [TakeOver],
})
export class RecoveryModule {}
