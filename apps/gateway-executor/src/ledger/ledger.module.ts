import { Module } from '@nestjs/common';
import { AnswerQuota } from './answer-quota';
import { ClaimExecution } from './claim-execution';
import { ExecutionsController } from './executions.controller';
import { ForgetAnswers } from './forget-answers.system';
import { Ledger } from './ledger';
import { RecordConflict } from './record-conflict';
import { RecordOutcome } from './record-outcome';
import { RecordPostponement } from './record-postponement';
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
    RecordPostponement,
    WriteMany,
  ],
  exports: [ClaimExecution, Ledger, RecordConflict, RecordOutcome, RecordPostponement],
})
export class LedgerModule {}
