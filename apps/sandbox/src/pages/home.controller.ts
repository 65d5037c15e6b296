import { Controller, Get, Header, Inject } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { Mailbox } from '../mail/mailbox';
import { Messages } from '../slack/messages';
import { Switches } from '../switches/switches';
import { CallLog } from '../traffic/call-log';
import { callLines } from './calls.view';
import { doorsTo } from './doors.view';
import { html } from './html';
import { page } from './layout';
import { firstSteps } from './first-steps.view';
import { hearsSwitches } from './switches.pages';

@Controller()
export class HomeController {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Switches) private readonly switches: Switches,
    @Inject(CallLog) private readonly log: CallLog,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(): string {
    const { public_origin: console, smtp_port } = this.config;
    const [messages, mails, broken] = [this.messages, this.mailbox, this.switches].map((one) => one.list().length);
    const door = (href: string, name: string, about: string) =>
      html`<a class="card door" href="${href}"><strong>${name}</strong><span class="dim small">${about}</span></a>`;
    return page({
      title: 'The outside world',
      hears: [...hearsSwitches, 'slack-messages', 'mails', 'calls'],
      console,
      body: html`<div class="head-main">
          <h1>The outside world, on one machine</h1>
          <p class="lead">
            What Linesman talks to when it is developed and tested: real protocols, invented people, and switches that
            break it. Production never runs it.
          </p>
        </div>
        <div class="three">
          ${door('/switches', 'Switches', broken ? `${broken} broken right now` : 'Everything works')}
          ${door('/slack', 'Slack', `${messages} message${messages === 1 ? '' : 's'}, with buttons that work`)}
          ${door('/mail', 'Mailbox', `${mails} mail${mails === 1 ? '' : 's'}`)}
        </div>
        ${firstSteps(console)}
        <section class="card" id="calls">
          <div class="card-head"><h2>Latest calls</h2></div>
          <p class="said">What Linesman asked of the providers, as it happens.</p>
          ${callLines(this.log.list({}).slice(-8).reverse())}
        </section>
        ${doorsTo(smtp_port)}`,
    });
  }
}
