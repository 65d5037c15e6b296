import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { type Incident, Incidents } from './incidents.system';

@Roles('admin')
@Controller('internal/incidents')
export class IncidentsController {
  constructor(private readonly incidents: Incidents) {}

  /** Our own incidents first, then those of most integrations. Tenants and integrations appear as ids only. */
  @Get()
  async list(): Promise<{ items: Incident[] }> {
    return { items: await this.incidents.find() };
  }
}
