import type { Principal, Role } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { shownCustomer } from '../customers/shown-customer';
import { NameCustomers } from '../integrations/names/name-customers';
import { readable } from '../pages/words';
import { withQuery } from '../pages/query-string';
import { customerReaders, integrationReaders, signalReaders } from '../sign-in/readers';
import type { SchemaOwner } from '@linesman/contracts/topology';
import { type Part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { placesFor } from './places';

export interface Found {
  url: string;
  title: string;
  /** What tells it from others with the same name. */
  about?: string;
}

export interface FoundKind {
  kind: string;
  label: string;
  found: Found[];
  /** Where all of them are listed, if there are more. */
  all_url?: string;
  missing?: string;
}

interface Asked {
  q: string;
  token: string;
  visitor: Principal;
}

interface Page<T> {
  items: T[];
  next_cursor?: string;
}

/** So many of each kind. */
const MOST = 6;
const MOST_CUSTOMERS = 50;

/** Looks for the same words among all that the visitor may see. Each service decides what that is. */
@Injectable()
export class LoadSearch {
  constructor(
    private readonly api: ServiceApi,
    private readonly customers: NameCustomers,
  ) {}

  /** Kinds in which something was found, or that could not be asked. */
  async load(q: string, visitor: Principal, token: string): Promise<FoundKind[]> {
    const asked = { q, visitor, token };
    const kinds = await Promise.all([
      this.customersAndContacts(asked),
      this.integrations(asked),
      this.signals(asked),
      this.tasks(asked),
      this.colleagues(asked),
      this.providers(asked),
    ]);
    return [this.places(asked), ...kinds.flat()].filter(({ found, missing }) => found.length > 0 || missing);
  }

  private places({ q, visitor }: Asked): FoundKind {
    return { kind: 'places', label: 'Pages', found: placesFor(q, visitor.roles, MOST) };
  }

  /** A customer is found by its technical contact too. */
  private async customersAndContacts(asked: Asked): Promise<FoundKind[]> {
    const { token } = asked;
    const q = asked.q.toLowerCase();
    const { data, missing } = await ifReader('status-monitor', asked, customerReaders, () =>
      this.api.get('/v1/customer-health', token, { query: { q, limit: MOST_CUSTOMERS } }),
    );
    const named = data?.items.filter(({ name }) => name.toLowerCase().includes(q)) ?? [];
    const reached = data?.items.flatMap(({ technical_contact: contact, ...one }) =>
      contact && `${contact.name} ${contact.email}`.toLowerCase().includes(q) ? { ...one, contact } : [],
    );
    const more = data?.next_cursor ?? (named.length > MOST ? 'more' : undefined);
    const customers = { missing, data: { items: named.slice(0, MOST), next_cursor: more } };
    return [
      kindOf('customers', 'Customers', customers, withQuery('/customers', { q: asked.q, of: 'all' }), (one) => {
        const { customer_id, name, arr_text, health } = shownCustomer(one);
        return {
          url: `/customers/${customer_id}`,
          title: name,
          about: [arr_text && `ARR ${arr_text}`, health].filter(Boolean).join(', '),
        };
      }),
      kindOf('contacts', 'Contacts', { data: { items: reached?.slice(0, MOST) ?? [] } }, undefined, (one) => ({
        url: `/customers/${one.customer_id}`,
        title: one.contact.name,
        about: `${one.contact.email}, technical contact of ${one.name}`,
      })),
    ];
  }

  private async integrations(asked: Asked): Promise<FoundKind> {
    const { q, token } = asked;
    const found = await ifReader('integrations', asked, integrationReaders, () =>
      this.api.get('/v1/integrations', token, { query: { name: q, limit: MOST } }),
    );
    const names = await this.customers.names(token, found.data?.items ?? []);
    const all = withQuery('/integrations', { name: q });
    return kindOf(
      'integrations',
      'Integrations',
      found,
      all,
      ({ integration_id, name, connection_code, customer_id }) => ({
        url: `/integrations/${integration_id}`,
        title: name,
        about: [readable(connection_code), names.get(customer_id ?? '')].filter(Boolean).join(', '),
      }),
    );
  }

  private async signals(asked: Asked): Promise<FoundKind> {
    const { q, token } = asked;
    const found = await ifReader('status-monitor', asked, signalReaders, () =>
      this.api.get('/v1/risk-signals', token, { query: { q, order: 'urgency', limit: MOST } }),
    );
    const all = withQuery('/risk-signals', { q, status: 'all', of: 'all' });
    return kindOf('signals', 'Risk signals', found, all, (one) => ({
      url: `/risk-signals/${one.signal_id}`,
      title: `${one.customer?.name ?? 'This workspace'}: ${one.integration_name}`,
      about: `${readable(one.severity)}, ${readable(one.status).toLowerCase()}`,
    }));
  }

  private async tasks(asked: Asked): Promise<FoundKind> {
    const { q, token } = asked;
    const found = await ifReader('notifier', asked, customerReaders, () =>
      this.api.get('/v1/tasks', token, { query: { q, limit: MOST } }),
    );
    return kindOf('tasks', 'Tasks', found, undefined, (one) => ({
      url: `/tasks/${one.id}`,
      title: one.title,
      about: `${readable(one.status)}${one.assignee ? `, ${one.assignee}` : ''}`,
    }));
  }

  /** CSMs and people who have signed in: the page says of what each was notified. */
  private async colleagues(asked: Asked): Promise<FoundKind> {
    const { q, token } = asked;
    const found = await ifReader('notifier', asked, customerReaders, () =>
      this.api.get('/v1/colleagues', token, { query: { q, limit: MOST } }),
    );
    return kindOf('colleagues', 'Colleagues', found, undefined, ({ name, email }) => ({
      url: withQuery('/risk-signals/decisions', { recipient: email }),
      title: name,
      about: email,
    }));
  }

  private async providers({ q, token }: Asked): Promise<FoundKind> {
    const found = await listed('status-monitor', this.api.get('/v1/providers/status', token));
    const wanted = q.toLowerCase();
    const items = (found.data?.items ?? []).filter((one) => one.connection_name.toLowerCase().includes(wanted));
    return kindOf('providers', 'Providers', { ...found, data: { items: items.slice(0, MOST) } }, undefined, (one) => ({
      url: `/providers/${encodeURIComponent(one.connection_code)}`,
      title: one.connection_name,
      about: one.outage ? 'Outage now' : undefined,
    }));
  }
}

/** Nothing is asked that the visitor may not see. */
const ifReader = <T>(
  service: SchemaOwner,
  { visitor }: Asked,
  readers: readonly Role[],
  ask: () => Promise<T>,
): Promise<Part<T>> =>
  visitor.roles.some((role) => readers.includes(role)) ? listed(service, ask()) : Promise.resolve({});

/** An older process, which runs beside the newer ones for a while, refuses `q` or does not have the list. */
async function listed<T>(service: SchemaOwner, work: Promise<T>): Promise<Part<T>> {
  const found = await partUnlessOlder(work, service);
  return found.data || found.denied ? found : { missing: service };
}

const kindOf = <T>(
  kind: string,
  label: string,
  { data, missing }: Part<Page<T>>,
  all: string | undefined,
  shown: (one: T) => Found,
): FoundKind => ({
  kind,
  label,
  found: data?.items.map(shown) ?? [],
  all_url: data?.next_cursor ? all : undefined,
  missing,
});
