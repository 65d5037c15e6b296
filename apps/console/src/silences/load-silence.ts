import { Injectable } from '@nestjs/common';
import type { Silence } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** What the page of something says of the silence that it falls under. */
export interface ShownSilence {
  until: string;
  by: string;
  reason: string;
}

export interface Silenced {
  connection_code: string;
  customer_id?: string | null;
  integration_id: string;
}

/** The silence that an integration falls under now. Without it where the notifier is down. */
@Injectable()
export class LoadSilence {
  constructor(private readonly api: ServiceApi) {}

  async of(
    { connection_code, customer_id, integration_id }: Silenced,
    token: string,
  ): Promise<ShownSilence | undefined> {
    const query = { connection_code, customer_id: customer_id ?? undefined, integration_id };
    const { data } = await part(this.api.get('/v1/silences/covering', token, { query }));
    return shownSilence(data?.items[0]);
  }
}

const shownSilence = (silence?: Silence): ShownSilence | undefined =>
  silence?.silent_until ? { until: silence.silent_until, by: silence.made_by, reason: silence.reason } : undefined;
