import { Module } from '@nestjs/common';
import { Diagnose } from './diagnose';
import { DiagnoseAhead } from './diagnose-ahead';
import { DiagnoseRpc } from './diagnose.rpc';
import { DiagnosisController } from './diagnosis.controller';
import { ReadCanary } from './read-canary.system';

/** What is known of a signal's problem: cause, evidence, what was tried, and impact. */
@Module({
  controllers: [DiagnoseRpc, DiagnosisController],
  providers: [Diagnose, DiagnoseAhead, ReadCanary],
  exports: [DiagnoseAhead],
})
export class DiagnosisModule {}
