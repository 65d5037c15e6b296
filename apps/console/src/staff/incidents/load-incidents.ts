import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ReadStatuses } from '../../readiness/read-statuses';
import type { StaffSignal } from '../../upstream/answers';
import { part, unlessOlder } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { type Incident, incidentInWords } from './incident-in-words';

/** Of those that closed, only the last ones say something. */
const MOST_CLOSED = 5;

export interface StaffIncidents {
  /** Problems of Linesman itself: all that are open, and those that closed last. */
  itself: StaffSignal[];
  /** Providers that nobody can connect before staff have added our credentials for them. */
  not_set_up: { connection_code: string; name: string; reason: string }[];
  ours: Incident[];
  of_providers: Incident[];
  missing?: string;
}

/** What fails because of us or a provider, in all tenants. */
@Injectable()
export class LoadIncidents {
  constructor(
    private readonly api: ServiceApi,
    private readonly statuses: ReadStatuses,
  ) {}

  async load(visitor: Principal, token: string): Promise<StaffIncidents> {
    const [answered, connections, itself] = await Promise.all([
      part(this.api.get('/v1/internal/incidents', token)),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
      part(this.api.get('/v1/internal/staff-signals', token)),
    ]);
    const signals = itself.data?.items ?? [];
    const open = signals.filter(({ closed_at }) => !closed_at);
    const found = unlessOlder(answered, 'status-monitor', ({ items }) =>
      items.some(({ staff_told_by }) => !staff_told_by),
    );
    const known = (connections.data?.items ?? []).filter(({ status }) => status !== 'deprecated');
    const names = new Map(connections.data?.items.map((one) => [one.connection_code, one.display_name]));
    const all = (found.data?.items ?? []).map((row) => incidentInWords(row, names.get(row.connection_code)));
    const reasons = await Promise.all(
      known.map(({ connection_code }) => this.statuses.staffReason(visitor, token, connection_code)),
    );
    return {
      itself: signals.slice(0, open.length + MOST_CLOSED),
      not_set_up: known.flatMap(({ connection_code, display_name: name }, n) => {
        const reason = reasons[n];
        return reason ? [{ connection_code, name, reason }] : [];
      }),
      ours: all.filter(({ party_at_fault }) => party_at_fault === 'us'),
      of_providers: all.filter(({ party_at_fault }) => party_at_fault === 'provider'),
      missing: found.missing,
    };
  }
}
