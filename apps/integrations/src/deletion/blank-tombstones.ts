import { changed, type Tx } from '@linesman/persistence';

/** Empties tombstones: only the ids and the version of the last event remain. */
export const blankIntegrations = (tx: Tx, customer_id: string | null): Promise<number> =>
  changed(
    tx,
    `update integrations set name = '', config = '{}', metadata = '{}', user_id = null, purpose = null,
       provider_account_id = null, provider_account_name = null, status_reason = null, created_by = '',
       granted = null
     where deleted_at is not null and ($1::uuid is null or customer_id = $1)`,
    [customer_id],
  );

/** The people for whom links were made. An ended link still says that it has ended. */
export const blankLinks = (tx: Tx, integration_ids: string[]): Promise<number> =>
  changed(
    tx,
    'update connect_sessions set recipient = null, outcome = null, handed_to = null where integration_id = any($1)',
    [integration_ids],
  );

/** @returns how many customers were deleted now. */
export const blankCustomers = (tx: Tx, customer_id: string | null, now: Date): Promise<number> =>
  changed(
    tx,
    `update customers set name = '', arr = null, csm = null, technical_contact = null, other_contacts = '[]', time_zone = 'UTC',
       external_ids = '{}', version = version + 1, deleted_at = $2, updated_at = $2
     where deleted_at is null and ($1::uuid is null or customer_id = $1)`,
    [customer_id, now],
  );
