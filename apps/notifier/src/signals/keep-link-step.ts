import { changed, type Tx } from '@linesman/persistence';
import type { LinkStepRow } from './link-step.entity';

/** That a link was sent is its first step. */
export const SENT = 0;

/** @returns whether it was not known. */
export async function keepLinkStep(tx: Tx, step: LinkStepRow): Promise<boolean> {
  const { accounts, access, colleague } = step;
  const kept = await changed(
    tx,
    `insert into link_steps (link_id, number, tenant_id, signal_id, step, taken_at, recipient, accounts, access, colleague)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      step.link_id,
      step.number,
      step.tenant_id,
      step.signal_id,
      step.step,
      step.taken_at,
      step.recipient,
      accounts && JSON.stringify(accounts),
      access && JSON.stringify(access),
      colleague && JSON.stringify(colleague),
    ],
  );
  return kept > 0;
}
