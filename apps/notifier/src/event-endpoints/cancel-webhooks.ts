import { rows, type Tx } from '@linesman/persistence';

/** Webhooks of some steps of a workflow are not attempted any more. @returns the steps whose webhooks were still to arrive. */
export async function cancelWebhooks(tx: Tx, stepIds: string[]): Promise<string[]> {
  const cancelled = await rows<{ step_id: string }>(
    tx,
    `update event_deliveries set state = 'deleted', settled_at = clock_timestamp()
     where step_id = any($1) and state = 'pending' returning step_id`,
    [stepIds],
  );
  return cancelled.map(({ step_id }) => step_id);
}
