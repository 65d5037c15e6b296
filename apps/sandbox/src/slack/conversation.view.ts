import { html, type Html } from '../pages/html';
import { moment } from '../pages/moment';
import type { SlackUser, Workspace } from '../world/world';
import { messageView } from './message.view';
import type { SlackMessage } from './slack-message';
import { directChannel } from './workspaces';

/** Whom Linesman can write to, and how much it has. */
export const peopleView = (workspaces: Workspace[], messages: SlackMessage[], open?: string): Html =>
  html`<nav class="card people" aria-label="Conversations">
    ${workspaces.map((workspace) => {
      const people = workspace.users.map(({ id, name, email }) => {
        const channel = directChannel(workspace, id);
        const theirs = messages.filter((message) => message.channel === channel);
        const last = theirs.at(-1);
        return html`<li>
          <a class="line" href="/slack?channel=${channel}" ${channel === open && html`aria-current="page"`}>
            <span class="tile face" aria-hidden="true">${name.charAt(0)}</span>
            <span class="line-main"
              ><span class="line-title"><bdi>${name}</bdi></span
              ><span class="dim small">${last ? moment(last.received_at) : email}</span></span
            >
            ${theirs.length > 0 && html`<span class="count">${theirs.length}<span class="unseen"> messages</span></span>`}
          </a>
        </li>`;
      });
      return html`<h2>${workspace.team_name}</h2>
        <ul>
          ${people}
        </ul>`;
    })}
  </nav>`;

/** The newest message first; its thread stands under it. */
export function conversationView(
  channel: string,
  place: { workspace: Workspace; user: SlackUser } | undefined,
  all: SlackMessage[],
): Html {
  const shown = all
    .filter(({ thread_ts }) => !thread_ts)
    .reverse()
    .map((message) =>
      messageView(
        message,
        all.filter(({ thread_ts }) => thread_ts === message.ts),
      ),
    );
  return html`<section class="talk-main" aria-label="Conversation">
    <div class="head">
      <a class="button back" href="/slack">← All</a>
      <div class="head-main">
        <h1><bdi>${place?.user.name ?? 'Nobody'}</bdi></h1>
        <p class="dim small">${place ? `${place.user.email} · ${place.workspace.team_name}` : channel}</p>
      </div>
    </div>
    ${
      shown.length > 0
        ? shown
        : html`<div class="card empty">
            <strong>Nothing was said yet</strong>
            <span><a href="/switches">Break something</a> that this person looks after.</span>
          </div>`
    }
  </section>`;
}
