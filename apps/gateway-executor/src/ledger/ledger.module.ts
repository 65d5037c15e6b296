import { Module } from '@nestjs/common';
import { AnswerQuota } from './answer-quota';
import { ClaimExecution } from './claim-execution';
import { ExecutionsController } from './executions.controller';
import { ForgetAnswers } from './forget-answers.system';
import { Ledger } from './ledger';
import { RecordConflict } from './record-conflict';
import { RecordOutcome } from './record-outcome';
import { RecordParking } from './record-parking';
import { RecordPostponement } from './record-postponement';
import { TellParked } from './tell-parked';
import { WriteMany } from './write-many.system';

@Module({
  controllers: [ExecutionsController],
  providers: [
    AnswerQuota,
    ClaimExecution,
    ForgetAnswers,
    Ledger,
    RecordConflict,
    RecordOutcome,
    RecordParking,
    RecordPostponement,
    TellParked,
    WriteMany,
  ],
  exports: [ClaimExecution, Ledger, RecordConflict, RecordOutcome, RecordParking, RecordPostponement, TellParked],
})
export class LedgerModule {}
