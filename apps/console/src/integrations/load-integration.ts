import { Injectable } from '@nestjs/common';
import type {
  ConnectionRow,
  CustomerRow,
  EventRow,
  ExecutionRow,
  HealthRow,
  IntegrationRow,
} from '../model/integration-view';
import type { DeliveryRow, SignalRow } from '../model/signal-view';
import { standingOf } from '../model/state-of';
import { readable } from '../pages/words';
import { type Part, part } from '../upstream/part';
import { type Listed, ServiceApi } from '../upstream/service-api';
import { executionFigures } from './execution-figures';

/** One integration with everything the services know about it; what cannot be had is said, the rest shows. */
@Injectable()
export class LoadIntegration {
  constructor(private readonly api: ServiceApi) {}

  async load(id: string, token: string): Promise<object> {
    const of = `?integration_id=${id}`;
    const integration = await this.api.get<IntegrationRow>('integrations', `/integrations/${id}`, token);
    const [health, events, signals, executions, connection, customer] = await Promise.all([
      part(this.api.list<HealthRow>('status-monitor', `/integration-health${of}`, token)),
      part(this.api.list<EventRow>('status-monitor', `/integration-events${of}`, token)),
      part(this.api.list<SignalRow>('status-monitor', `/risk-signals${of}&status=open`, token)),
      part(this.api.list<ExecutionRow>('gateway-executor', `/executions${of}`, token)),
      part(this.api.get<ConnectionRow>('catalog', `/internal/connections/${integration.connection_code}`, token)),
      this.customerOf(integration, token),
    ]);
    const signal = signals.data?.items[0];
    const known = health.data?.items[0];
    return {
      integration,
      standing: standingOf(integration, known),
      connection_name: connection.data?.display_name ?? readable(integration.connection_code),
      health: { ...health, data: known },
      customer,
      events,
      executions,
      figures: executionFigures(executions.data?.items ?? []),
      signals: { ...signals, data: signal },
      deliveries: signal ? await part(this.deliveriesOf(signal, token)) : {},
    };
  }

  private customerOf({ customer_id }: IntegrationRow, token: string): Promise<Part<CustomerRow>> {
    if (!customer_id) return Promise.resolve({});
    return part(this.api.get<CustomerRow>('integrations', `/customers/${customer_id}`, token));
  }

  private deliveriesOf({ signal_id }: SignalRow, token: string): Promise<Listed<DeliveryRow>> {
    return this.api.list('notifier', `/deliveries?signal_id=${signal_id}`, token);
  }
}
