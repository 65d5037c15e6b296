interface Step {
  title: string;
  text: string;
  label: string;
  action: 'revoke' | 'add';
  fields: Record<string, string>;
  style?: 'danger';
}

/** For somebody who opens the sandbox for the first time. */
export const firstSteps: Step[] = [
  {
    title: 'Revoke access',
    text: 'TechCorp revokes Linesman’s access to its Dropbox. Within seconds its CSM gets a Slack message, and Bob Smith an email with a link to reconnect.',
    label: 'Revoke TechCorp’s Dropbox',
    action: 'revoke',
    fields: { provider: 'dropbox', account: 'techcorp' },
    style: 'danger',
  },
  {
    title: 'Refuse a scope',
    text: 'Fjord’s Dropbox still says whose it is, but lists no files. The connection is degraded, and the console names the part that fails.',
    label: 'Refuse Fjord’s files',
    action: 'add',
    fields: { provider: 'dropbox', kind: 'refuse_scope', scope: 'files.metadata.read', account: 'fjord' },
  },
  {
    title: 'Take a provider down',
    text: 'Stripe answers every call with 503. That is Stripe’s fault and may pass, so nobody gets a message during the first minute.',
    label: 'Take Stripe down',
    action: 'add',
    fields: { provider: 'stripe', kind: 'status', status: '503' },
  },
];
