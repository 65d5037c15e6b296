import type { Mail } from '../mail/mailbox';
import { html, type Html } from './html';
import { moment } from './moment';

const shown = 200;

const line = ({ id, subject, envelope, from, received_at, text }: Mail): Html =>
  html`<li id="mail-${id}">
    <a class="line mail" href="/mail/${id}">
      <span class="line-main"
        ><span class="line-title"><bdi>${subject || '(no subject)'}</bdi></span
        ><span class="small"
          >to <bdi>${envelope.to.join(', ')}</bdi> <span class="dim">from <bdi>${from}</bdi></span></span
        ><span class="dim small cut"><bdi>${text.trim().slice(0, 160)}</bdi></span></span
      >
      <span class="dim small">${moment(received_at)}</span>
    </a>
  </li>`;

export const mailList = (mails: Mail[]): Html =>
  html`<section class="card">
    ${
      mails.length === 0
        ? html`<div class="empty">
            <strong>No mail yet</strong>
            <span><a href="/switches">Break something</a>, and whoever has to mend it is written to.</span>
          </div>`
        : html`<ol class="rows plain">
            ${mails.slice(0, shown).map(line)}
          </ol>`
    }
    ${mails.length > shown && html`<p class="dim small pad">The newest ${shown} of ${mails.length}.</p>`}
  </section>`;
