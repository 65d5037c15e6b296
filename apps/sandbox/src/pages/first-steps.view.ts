import { html, type Html } from './html';
import { type Fields, press } from './press';

const steps: { title: string; text: string; label: string; action: string; fields: Fields; style: 'danger' | '' }[] = [
  {
    title: 'Take access back',
    text: 'TechCorp revokes Linesman’s access to its Dropbox. Within seconds its CSM has a Slack message, and Bob Smith a mail with a link to reconnect.',
    label: 'Revoke TechCorp’s Dropbox',
    action: 'revoke',
    fields: { provider: 'dropbox', account: 'techcorp' },
    style: 'danger',
  },
  {
    title: 'Refuse a scope',
    text: 'Fjord’s Dropbox still says who it is and lists no files any more. The connection is degraded, and the console names the part that fails.',
    label: 'Refuse Fjord’s files',
    action: 'add',
    fields: { provider: 'dropbox', kind: 'refuse_scope', scope: 'files.metadata.read', account: 'fjord' },
    style: '',
  },
  {
    title: 'Take a provider down',
    text: 'Stripe answers every call with 503. That is Stripe’s fault and may pass, so nobody is told before a minute is over.',
    label: 'Take Stripe down',
    action: 'add',
    fields: { provider: 'stripe', kind: 'status', status: '503' },
    style: '',
  },
];

/** For somebody who is here for the first time. */
export const firstSteps = (console: string): Html =>
  html`<section class="card" id="first-steps">
    <div class="card-head">
      <h2>Break something, and watch</h2>
      <a class="small" href="${console}/integrations">Integrations in the console →</a>
    </div>
    <div class="three rows steps">
      ${steps.map(
        ({ title, text, label, action, fields, style }) =>
          html`<div class="step">
            <h3>${title}</h3>
            <p class="dim small">${text}</p>
            ${press(action, { label, style }, fields)}
          </div>`,
      )}
    </div>
  </section>`;
