import type { StaffDelivery } from '../upstream/answers';

type Channel = StaffDelivery['channel'];

const names: Record<Channel, { name: string; on: string }> = {
  slack: { name: 'Slack', on: 'on Slack' },
  teams: { name: 'Teams', on: 'on Teams' },
  email: { name: 'Email', on: 'by email' },
};

export const channels = Object.keys(names) as Channel[];

export const channelName = (channel: Channel): string => names[channel].name;

/** `on Slack`, `by email` */
export const onChannel = (channel: Channel): string => names[channel].on;
