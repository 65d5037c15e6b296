import { Module } from '@nestjs/common';
import { PreviewModule } from '../preview/preview.module';
import { WorkflowModule } from '../workflow/workflow.module';
import { CheckOwn } from './check-own';
import { DocumentSchemaController } from './document-schema.controller';
import { OwnWorkflows } from './own-workflows';
import { PreviewDocument } from './preview-document';
import { ReadWorkflows } from './read-workflows';
import { WorkflowDocumentsController } from './workflow-documents.controller';

/** A tenant writes workflow documents of its own: drafts, previews, versions, the way back. */
@Module({
  imports: [PreviewModule, WorkflowModule],
  controllers: [DocumentSchemaController, WorkflowDocumentsController],
  providers: [CheckOwn, OwnWorkflows, PreviewDocument, ReadWorkflows],
  exports: [CheckOwn, ReadWorkflows],
})
export class WorkflowDocumentsModule {}
