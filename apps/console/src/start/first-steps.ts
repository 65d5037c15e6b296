import { onChannel } from '../pages/channel-words';
import type { Alerting, Integration } from '../upstream/answers';

export interface FirstStep {
  title: string;
  text: string;
  done: boolean;
  /** Where it is done. */
  links: { label: string; url: string }[];
  /** It is done with a button on the page itself. */
  sends_test?: boolean;
}

interface Known {
  alerting: Pick<Alerting, 'channel' | 'has_settings' | 'tested_at'>;
  has_customers: boolean;
  connected: Pick<Integration, 'connection_code'>[];
}

/** What a new workspace does until its first alert. @returns nothing once all of it is done. */
export function firstSteps({ alerting, has_customers, connected }: Known): FirstStep[] | undefined {
  const { channel, has_settings, tested_at } = alerting;
  const steps: FirstStep[] = [
    {
      title: 'Save the settings of your workspace',
      text: 'They have the name that people read in messages, the address from which emails come, and your working hours. Before they are saved, nobody is alerted.',
      done: has_settings,
      links: [{ label: 'Open the settings', url: '/settings' }],
    },
    {
      title: 'Choose where your people are alerted',
      text: `CSMs are alerted ${onChannel(channel)}.${channel === 'email' ? ' Connect a Slack workspace and choose it in the settings, or link a channel of Microsoft Teams. You can also stay with email.' : ''}`,
      done: channel !== 'email' || tested_at !== null,
      links: [
        { label: 'Connect Slack', url: '/integrations/new/slack' },
        { label: 'Choose it in the settings', url: '/settings#slack' },
        { label: 'Link a Teams channel', url: '/settings/teams' },
      ],
    },
    {
      title: 'Add your customers',
      text: 'Each has a CSM, who is alerted, and a technical contact, who gets the link to reconnect. Your platform can add them over the API.',
      done: has_customers,
      links: [
        { label: 'Add a customer', url: '/customers/new' },
        { label: 'API of customers', url: '/reference/customers' },
      ],
    },
    {
      title: 'Connect the first integration',
      text: 'From then on Linesman watches it.',
      done: connected.some(({ connection_code }) => connection_code !== 'slack'),
      links: [{ label: 'Connect an integration', url: '/integrations/new' }],
    },
    {
      title: 'Send a test alert',
      text: `It comes as an alert for a CSM would: in the channel, or to you where none is chosen.${has_settings ? '' : ' Save the settings first.'}`,
      done: tested_at !== null,
      links: [],
      sends_test: has_settings,
    },
  ];
  return steps.every(({ done }) => done) ? undefined : steps;
}
