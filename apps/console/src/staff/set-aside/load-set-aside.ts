import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Injectable } from '@nestjs/common';
import type { SetAsideEvent } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

export interface SetAsideOf {
  service: SchemaOwner;
  events: SetAsideEvent[];
  next_cursor?: string;
  /** The service, when it does not answer, or is of a release without this. */
  missing?: SchemaOwner;
}

const SHOWN = 50;

/** The events of each service that no stream takes. A service that is down hides only its own. */
@Injectable()
export class LoadSetAside {
  constructor(private readonly api: ServiceApi) {}

  load(token: string, { service, cursor }: { service?: SchemaOwner; cursor?: string }): Promise<SetAsideOf[]> {
    const services = service ? [service] : schemaOwners;
    return Promise.all(services.map((one) => this.of(token, one, cursor)));
  }

  private async of(token: string, service: SchemaOwner, cursor?: string): Promise<SetAsideOf> {
    const { data } = await part(
      this.api.get(`/${service}/set-aside-events`, token, { query: { limit: SHOWN, cursor } }),
    );
    return { service, events: data?.items ?? [], next_cursor: data?.next_cursor, missing: data ? undefined : service };
  }
}
