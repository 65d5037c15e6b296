import { Public } from '@linesman/service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { ActionRegistry } from '../workflow/action-registry';
import { documentSchema } from '../workflow/document-schema';

@Public() // Editors of YAML read it by its address. It says what documents may have, and nothing of a tenant.
@Controller('schemas')
export class DocumentSchemaController {
  constructor(private readonly actions: ActionRegistry) {}

  /** The JSON Schema of workflow documents. */
  @Get('workflow.json')
  @Header('content-type', 'application/schema+json')
  @Header('cache-control', 'public, max-age=3600')
  get(): Readonly<Record<string, unknown>> {
    return documentSchema(this.actions);
  }
}
