import { Module } from '@nestjs/common';
import { WorkflowModule } from '../workflow/workflow.module';
import { PreviewSignalRpc } from './preview-signal.rpc';
import { PreviewSignal } from './preview-signal';

/** Says whom a signal would tell, and tells nobody. */
@Module({
  imports: [WorkflowModule],
  controllers: [PreviewSignalRpc],
  providers: [PreviewSignal],
  exports: [PreviewSignal],
})
export class PreviewModule {}
