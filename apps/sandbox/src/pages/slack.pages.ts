import { Body, Controller, Get, Header, Inject, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ClickRequest, Clicks } from '../slack/clicks';
import { messageView } from '../slack/message.view';
import { Messages } from '../slack/messages';
import { directChannel, Workspaces } from '../slack/workspaces';
import { html } from './html';
import { page } from './layout';

@Controller('slack')
export class SlackPages {
  constructor(
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Clicks) private readonly clicks: Clicks,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('channel') channel?: string): string {
    if (channel) return this.conversation(channel);
    const spaces = this.workspaces.all().map((workspace) => {
      const people = workspace.users.map(({ id, name, email }) => {
        const direct = directChannel(workspace, id);
        return html`<tr>
          <td><a href="/slack?channel=${direct}">${name}</a></td>
          <td class="dim">${email}</td>
          <td>${this.messages.list({ channel: direct }).length} messages</td>
        </tr>`;
      });
      return html`<h2>${workspace.team_name}</h2>
        <table>
          ${people}
        </table>`;
    });
    return page(
      'Slack',
      html`<h1>Slack</h1>
        ${spaces}`,
    );
  }

  @Post('click')
  async click(@Body() body: ClickRequest | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { status, body: answer, ms, url } = await this.clicks.click(body ?? {});
    const back = `/slack?channel=${encodeURIComponent(body?.channel ?? '')}`;
    if (status >= 200 && status < 300) {
      await reply.redirect(url ?? back, 303);
      return;
    }
    const what = html`<h1>The app did not take the click</h1>
      <p>${status === 0 ? 'No answer' : `Status ${status}`} after ${ms} ms.</p>
      <pre class="card">${answer}</pre>
      <a href="${back}">Back</a>`;
    await reply.code(502).type('text/html; charset=utf-8').send(page('Click', what));
  }

  private conversation(channel: string): string {
    const name = this.workspaces.ofChannel(channel)?.user.name ?? 'Nobody';
    const all = this.messages.list({ channel });
    const shown = all
      .filter((message) => !message.thread_ts)
      .reverse()
      .map((message) =>
        messageView(
          message,
          all.filter(({ thread_ts }) => thread_ts === message.ts),
        ),
      );
    const none = shown.length === 0 && html`<p class="dim">Nothing was said yet.</p>`;
    return page(
      name,
      html`<p><a href="/slack">All people</a></p>
        <h1>${name}</h1>
        ${shown}${none}`,
    );
  }
}
