import { Injectable } from '@nestjs/common';
import type { CustomerFigures } from '../model/customer-view';
import { inDollars, inShortDollars } from '../model/money';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

export type ShownFigures = CustomerFigures & { arr_at_risk_text: string; arr_text?: string };

/** How many customers are at risk and what hangs on them; nothing where that cannot be had. */
@Injectable()
export class LoadFigures {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string, mine: boolean): Promise<ShownFigures | undefined> {
    const path = `/customer-health/figures${mine ? '?csm=me' : ''}`;
    const { data } = await part(this.api.get<CustomerFigures>('status-monitor', path, token));
    return data && { ...data, arr_at_risk_text: inShortDollars(data.arr_at_risk), arr_text: inDollars(data.arr) };
  }
}
