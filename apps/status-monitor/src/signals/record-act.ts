import { changed, type Tx } from '@linesman/persistence';

/** A person did something about the open signal of an integration. The first act counts. */
export async function recordAct(tx: Tx, integrationId: string, at: string): Promise<void> {
  await changed(
    tx,
    `update risk_signals set acted_at = least(acted_at, $2::timestamptz)
     where integration_id = $1 and status in ('open', 'acknowledged')`,
    [integrationId, at],
  );
}
