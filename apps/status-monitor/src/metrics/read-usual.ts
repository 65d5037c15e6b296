import { rows, type Tx } from '@linesman/persistence';
import { addCounts, type CallCounts, countsByPart, type PartCounts } from '../calls/call-counts';

const USUAL_DAYS = 28;
const DAY_MS = 86_400_000;

/** By the provider's code and by part. */
export type Usual = Map<string, Map<string, PartCounts>>;

/** The calls of the last four weeks, of all integrations of all tenants. @param connection_code all if absent. */
export async function readUsual(tx: Tx, now: Date, connection_code?: string): Promise<Usual> {
  const days = await rows<{ connection_code: string; calls: CallCounts }>(
    tx,
    `select connection_code, calls from provider_days
     where day_at >= $1 and ($2::text is null or connection_code = $2)`,
    [new Date(now.getTime() - USUAL_DAYS * DAY_MS), connection_code],
  );
  const all = new Map<string, CallCounts>();
  for (const { connection_code: code, calls } of days) {
    const known = all.get(code) ?? {};
    all.set(code, known);
    addCounts(known, calls);
  }
  return new Map([...all].map(([code, calls]) => [code, countsByPart(calls)]));
}
