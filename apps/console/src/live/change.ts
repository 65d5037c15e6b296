import type { Envelope } from '@linesman/contracts';

/** That something changed, for whom, and what it is about; pages ask for the rest themselves. */
export interface Change {
  tenant_id: string;
  /** The aggregate of the event's subject: `integration`, `risk_signal`, `execution`. */
  kind: string;
  ids: string[];
}

const mentions = ['integration_id', 'customer_id', 'signal_id', 'execution_id'] as const;

/** @param subject `events.<producer>.<aggregate>.<verb>.v<n>` */
export function changeOf({ tenantid, data }: Pick<Envelope, 'tenantid' | 'data'>, subject: string): Change {
  const about = data as Partial<Record<(typeof mentions)[number], unknown>>;
  const ids = mentions.map((name) => about[name]).filter((id) => typeof id === 'string');
  return { tenant_id: tenantid, kind: subject.split('.')[2] ?? '', ids };
}
