import { changed, type Tx } from '@linesman/persistence';

export const deleteSchedules = (tx: Tx, integration_ids: string[]): Promise<number> =>
  changed(tx, 'delete from schedules where integration_id = any($1)', [integration_ids]);
