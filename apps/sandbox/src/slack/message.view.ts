import { html, type Html } from '../pages/html';
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
          <button class="${'style' in button ? String(button.style) : ''}" title="${button.url}">
            ${plainText(label?.text ?? '')}
          </button>
        </form>`,
    );
}

function block(item: Block, message: SlackMessage): Html {
  switch (item.type) {
    case 'header':
      return html`<h2>${text(item['text'] as Text)}</h2>`;
    case 'section': {
      const fields = (item['fields'] as Text[] | undefined)?.map((field) => html`<div>${text(field)}</div>`);
      return html`<div class="section">${item['text'] ? text(item['text'] as Text) : ''}</div>
        ${fields && html`<div class="fields">${fields}</div>`} ${buttons(item, message)}`;
    }
    case 'context':
      return html`<div class="dim">
        ${(item['elements'] as Text[]).map((part) => html`${part.type === 'image' ? '▣' : text(part)} `)}
      </div>`;
    case 'actions':
      return html`<div class="row">${buttons(item, message)}</div>`;
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
  return html`<div class="card" id="m${ts}">
    <div class="dim">
      <strong>Linesman</strong> ${new Date(received_at).toISOString()} ${edits > 0 && ` · edited ${edits}×`}
      ${ephemeral_to && ` · only visible to ${ephemeral_to}`}
    </div>
    ${blocks.length > 0 ? blocks.map((item) => block(item, message)) : mrkdwn(message.text)}
    ${thread.length > 0 && html`<div class="thread">${thread}</div>`}
  </div>`;
}
