import { html, type Html } from '../pages/html';
import { moment } from '../pages/moment';
import { elementsOf } from './clicks';
import { mrkdwn, plainText } from './mrkdwn';
import type { Block, SlackMessage } from './slack-message';

interface Text {
  type: string;
  text: string;
}

const text = (value: Text): Html =>
  value.type === 'mrkdwn' ? mrkdwn(value.text) : html`<span class="plain">${plainText(value.text)}</span>`;

function buttons(block: Block, { channel, ts }: SlackMessage): Html[] {
  return elementsOf(block)
    .filter(({ type }) => type === 'button')
    .map(
      ({ action_id, text: label, ...button }) =>
        html`<form method="post" action="/slack/click">
          <input type="hidden" name="channel" value="${channel}" />
          <input type="hidden" name="ts" value="${ts}" />
          <input type="hidden" name="action_id" value="${action_id}" />
          <button class="button ${'style' in button ? String(button.style) : ''}" title="${button.url}">
            ${plainText(label?.text ?? '')}
          </button>
        </form>`,
    );
}

function block(item: Block, message: SlackMessage): Html {
  switch (item.type) {
    case 'header':
      return html`<h3 class="said-head">${text(item['text'] as Text)}</h3>`;
    case 'section': {
      const fields = (item['fields'] as Text[] | undefined)?.map((field) => html`<div>${text(field)}</div>`);
      return html`<div class="section">${item['text'] ? text(item['text'] as Text) : ''}</div>
        ${fields && html`<div class="fields">${fields}</div>`}${buttons(item, message)}`;
    }
    case 'context':
      return html`<div class="dim small section">
        ${(item['elements'] as Text[]).map((part) => html`${part.type === 'image' ? '▣' : text(part)} `)}
      </div>`;
    case 'actions':
      return html`<div class="buttons">${buttons(item, message)}</div>`;
    case 'divider':
      return html`<hr />`;
    case 'markdown':
      return html`<pre>${String(item['text'])}</pre>`;
    default:
      return html`<pre>${JSON.stringify(item, null, 2)}</pre>`;
  }
}

export function messageView(message: SlackMessage, replies: SlackMessage[]): Html {
  const { blocks, received_at, edits, ephemeral_to, ts } = message;
  const thread = replies.map((reply) => messageView(reply, []));
  return html`<article class="message" id="m${ts}">
    <span class="tile face" aria-hidden="true">L</span>
    <div class="message-main">
      <p class="dim small">
        <strong>Linesman</strong> ${moment(received_at)}${edits > 0 && ` · edited${edits > 1 ? ` ${edits} times` : ''}`}
        ${ephemeral_to && ` · only visible to ${ephemeral_to}`}
      </p>
      ${blocks.length > 0 ? blocks.map((item) => block(item, message)) : html`<div class="section">${mrkdwn(message.text)}</div>`}
      ${
        thread.length > 0 &&
        html`<div class="thread" role="group" aria-label="Thread">
          <p class="dim small">${thread.length} ${thread.length === 1 ? 'reply' : 'replies'}</p>
          ${thread}
        </div>`
      }
    </div>
  </article>`;
}
