import type { Mail } from '../mail/mailbox';
import { html, type Html } from './html';
import { moment } from './moment';

const facts = ({ from, envelope, received_at, attachments }: Mail): [string, Html | string][] => [
  ['From', html`<bdi>${from}</bdi>`],
  ['To', html`<bdi>${envelope.to.join(', ')}</bdi>`],
  ['Received', moment(received_at)],
  ...attachments.map(({ filename, content_type, size }): [string, Html] => [
    'Attached',
    html`<bdi>${filename ?? content_type}</bdi> (${size} bytes)`,
  ]),
];

const address = /(https?:\/\/[^\s<>"')\]]+)/;

/** The text with its addresses to follow. */
const linked = (text: string): Html[] =>
  text
    .split(address)
    .map((part, index) => (index % 2 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`));

const headers = (mail: Mail): Html[] =>
  Object.entries(mail.headers).map(
    ([name, value]) =>
      html`<dt><bdi>${name}</bdi></dt>
        <dd><code>${[value].flat().join('\n')}</code></dd>`,
  );

/** The mail as its reader sees it, then as it travelled. */
export const mailView = (mail: Mail): Html =>
  html`<p class="crumbs"><a href="/mail">Mailbox</a> / <bdi>${mail.subject.slice(0, 80) || '(no subject)'}</bdi></p>
    <h1 class="cut-lines"><bdi>${mail.subject || '(no subject)'}</bdi></h1>
    <section class="card">
      <dl class="words pad">
        ${facts(mail).map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${
        mail.html &&
        html`<iframe
          class="letter"
          title="The mail"
          src="/mail/${mail.id}/html"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        ></iframe>`
      }
      <details class="rows" id="text" ${!mail.html && 'open'}>
        <summary class="pad">As plain text</summary>
        <pre class="pad" tabindex="0">${linked(mail.text)}</pre>
      </details>
      <details class="rows" id="headers">
        <summary class="pad">Headers</summary>
        <dl class="words pad">${headers(mail)}</dl>
      </details>
      <p class="rows pad small"><a href="/_control/mail/${mail.id}/source">Source</a></p>
    </section>`;
