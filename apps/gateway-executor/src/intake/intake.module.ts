import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module';
import { CallModule } from '../call/call.module';
import { LedgerModule } from '../ledger/ledger.module';
import { RecoveryModule } from '../recovery/recovery.module';
import { AcceptExecutionRpc } from './accept-execution.rpc';
import { CommandQuota } from './command-quota';
import { ExecuteOnce } from './execute-once';
import { ExecuteRpc } from './execute.rpc';
import { KnownProviders } from './known-providers';
import { OnExecutionRequested } from './on-execution-requested';
import { SynchronousExecute } from './synchronous-execute';
import { WaitBehind } from './wait-behind';
import { WaitingCallers } from './waiting-callers';

@Module({
  imports: [AttemptModule, CallModule, LedgerModule, RecoveryModule],
  controllers: [AcceptExecutionRpc, ExecuteRpc, OnExecutionRequested],
  providers: [CommandQuota, ExecuteOnce, KnownProviders, SynchronousExecute, WaitBehind, WaitingCallers],
  exports: [ExecuteOnce],
})
export class IntakeModule {}
