import { Injectable } from '@nestjs/common';
import { readable } from '../pages/words';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** The names that the catalog gives connections; a readable form of the code where it does not answer. */
@Injectable()
export class LoadConnectionNames {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<(connection_code: string) => string> {
    const { data } = await part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } }));
    const names = new Map(data?.items.map((one) => [one.connection_code, one.display_name]));
    return (code) => names.get(code) ?? readable(code);
  }
}
