import { one, type Tx } from '@linesman/persistence';
import type { TeamsLink } from './teams-link.entity';

/** Where a tenant's messages go. */
export type LinkedChannel = Pick<TeamsLink, 'directory_id' | 'refused_reason'> & {
  conversation_id: string;
  service_url: string;
};

export const readLinked = (tx: Tx, tenantId: string): Promise<LinkedChannel | undefined> =>
  one<LinkedChannel>(
    tx,
    `select conversation_id, service_url, directory_id, refused_reason from teams_links
     where tenant_id = $1 and conversation_id is not null`,
    [tenantId],
  );

/** Whether a thread, or a message in it, is in the channel. */
export const standsIn = ({ conversation_id }: LinkedChannel, id: string | null | undefined): boolean =>
  id?.split(';')[0] === conversation_id;
