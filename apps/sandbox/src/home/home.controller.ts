import { Controller, Get, Header } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { PageRenderer } from '../pages/page-renderer';
import { StandIns } from '../stand-ins/find-stand-ins';
import { StateDir } from '../state/state-dir';
import { topicsOf } from '../switch-pages/switches-page.controller';
import { type Call, CallLog } from '../traffic/call-log';
import { firstSteps } from './first-steps';

@Controller()
export class HomeController {
  constructor(
    private readonly config: SandboxConfig,
    private readonly pages: PageRenderer,
    private readonly standIns: StandIns,
    private readonly state: StateDir,
    private readonly log: CallLog,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(): string {
    const { all } = this.standIns;
    const ownPages = all.flatMap(({ page }) => page ?? []);
    return this.pages.render('home/home', {
      title: 'The outside world',
      topics: [...topicsOf(this.standIns), ...ownPages.map(({ journal }) => journal), 'mails', 'calls'],
      broken: this.state.sizeOf('switches'),
      ownPages: ownPages.map((page) => ({ ...page, about: page.about(this.state.sizeOf(page.journal)) })),
      mails: this.state.sizeOf('mails'),
      firstSteps,
      calls: this.log
        .list({})
        .slice(-8)
        .reverse()
        .map((call) => this.callLine(call)),
      apis: all.map(({ code, about, prefixes: [prefix = ''] = [], look }) => ({
        path: prefix.slice(0, -1) || `/${code}`,
        about,
        look: look ?? `/_control/accounts?provider=${code}`,
      })),
      smtp_port: this.config.smtp_port,
    });
  }

  private callLine({ seq, provider, method, path, status, ms, account, time }: Call): object {
    return {
      seq,
      method,
      path: path.split('?', 1)[0],
      provider: this.standIns.find(provider)?.name,
      account,
      ms: ms === null ? undefined : Math.round(ms),
      time,
      ...badgeOf(status),
    };
  }
}

function badgeOf(status: number | null): { style: string; words: string } {
  if (status === null) return { style: '', words: 'Running' };
  if (status === 0) return { style: 'bad', words: 'Cut' };
  return { style: status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good', words: String(status) };
}
