import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CallModule } from '../call/call.module';
import { CircuitModule } from '../circuit/circuit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { Admit } from './admit';
import { EndAttempt } from './end-attempt';
import { Postpone, RETRIES } from './postpone';
import { RunAttempt } from './run-attempt';

@Module({
  imports: [
    CallModule,
    CircuitModule,
    LedgerModule,
    BullModule.registerQueue({ name: RETRIES, defaultJobOptions: { removeOnComplete: true, removeOnFail: true } }),
  ],
  providers: [Admit, EndAttempt, Postpone, RunAttempt],
  exports: [Admit, EndAttempt, RunAttempt],
})
export class AttemptModule {}
