import { Injectable } from '@nestjs/common';
import { inDollars, inShortDollars } from '../pages/money';
import type { CustomerFigures } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

export type ShownFigures = CustomerFigures & { arr_at_risk_text: string; arr_text?: string };

/** How many customers are at risk, with their ARR; undefined where the status-monitor does not answer. */
@Injectable()
export class LoadFigures {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string, mine: boolean): Promise<ShownFigures | undefined> {
    const query = { csm: mine ? ('me' as const) : undefined };
    const { data } = await part(this.api.get('/v1/customer-health/figures', token, { query }));
    return data && { ...data, arr_at_risk_text: inShortDollars(data.arr_at_risk), arr_text: inDollars(data.arr) };
  }
}
