import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { type Incident, Incidents } from './incidents.system';

@Roles('admin')
@Controller('internal/incidents')
export class IncidentsController {
  constructor(private readonly incidents: Incidents) {}

  /** What fails through our own or a provider's fault, over all tenants: ours first, then what most integrations have. */
  @Get()
  async list(): Promise<{ items: Incident[] }> {
    return { items: await this.incidents.find() };
  }
}
