import { erasureAnswerers, type ErasureScope } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';

/** How much is erased. */
export interface Gone {
  customers: number;
  integrations: number;
  /** Stored secrets. */
  credentials: number;
  links: number;
  grants: number;
  /** Connect and reconnect links that still worked. */
  connect_sessions: number;
}

export interface ErasureView {
  erasure_id: string;
  scope: ErasureScope;
  customer_id: string | null;
  requested_by: string;
  requested_at: Date;
  gone: Gone;
  answers: { service: string; answered_at: Date; erased: Record<string, number> }[];
  waiting_for: string[];
}

export async function erasureOf(tx: Tx, erasure_id: string): Promise<ErasureView> {
  const row = await one<Omit<ErasureView, 'waiting_for'>>(
    tx,
    `select erasure_id, scope, customer_id, requested_by, requested_at, gone,
       (select coalesce(json_agg(json_build_object('service', service, 'answered_at', answered_at, 'erased', erased)
          order by service), '[]') from erasure_receipts r where r.erasure_id = e.erasure_id) as answers
     from erasures e where erasure_id = $1`,
    [erasure_id],
  );
  if (!row) throw notFound('erasure');
  const answered = new Set(row.answers.map(({ service }) => service));
  return { ...row, waiting_for: erasureAnswerers.toSorted().filter((service) => !answered.has(service)) };
}

export interface NewErasure extends Pick<
  ErasureView,
  'scope' | 'customer_id' | 'requested_by' | 'requested_at' | 'gone'
> {
  erasure_id: string;
  tenant_id: string;
}

export async function recordErasure(tx: Tx, erasure: NewErasure): Promise<void> {
  await changed(
    tx,
    `insert into erasures (erasure_id, tenant_id, scope, customer_id, requested_by, requested_at, gone)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      erasure.erasure_id,
      erasure.tenant_id,
      erasure.scope,
      erasure.customer_id,
      erasure.requested_by,
      erasure.requested_at,
      JSON.stringify(erasure.gone),
    ],
  );
}
