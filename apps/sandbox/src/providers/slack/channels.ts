import { createHash } from 'node:crypto';
import type { Workspace } from '../../world/world';

export interface Channel {
  id: string;
  name: string;
  is_private?: true;
  is_archived?: true;
}

const channels: Omit<Channel, 'id'>[] = [
  { name: 'customer-alerts' },
  { name: 'csm-private', is_private: true },
  { name: 'old-alerts', is_archived: true },
];

/** Every workspace has the same channels: a public one, a private one without the app, and an archived one. */
export const channelsOf = ({ team_id }: Workspace): Channel[] =>
  channels.map((channel) => ({
    id: `C${createHash('sha256').update(`${team_id}/#${channel.name}`).digest('hex').slice(0, 10).toUpperCase()}`,
    ...channel,
  }));
