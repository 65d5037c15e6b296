import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Liquid } from 'liquidjs';
import { SandboxConfig } from '../config';
import { StandIns } from '../stand-ins/find-stand-ins';
import { Assets } from './assets';
import { createEngine, readTemplates } from './templates';

export interface Page {
  title: string;
  /** Which link of the bar is this page's. */
  place?: string;
  /** The page is fetched again when one of these changes: names of journals, or `calls`. */
  topics?: string[];
  /** Which button was pressed, and succeeded. */
  said?: string | undefined;
  narrow?: boolean;
  [data: string]: unknown;
}

/** What the page says after a button was pressed, by the word in the address; with `watch`, where to see the result. */
const notices: Record<string, { text: string; watch?: true }> = {
  on: { text: 'Broken.', watch: true },
  off: { text: 'Works again.', watch: true },
  cleared: { text: 'Everything works again.' },
  revoked: { text: 'Access is revoked.', watch: true },
  expired: { text: 'The access tokens have expired.' },
  clicked: { text: 'Linesman accepted the click.' },
  answered: { text: 'Linesman took the email.', watch: true },
};

const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#b45309"/><circle cx="16" cy="16" r="8" fill="none" stroke="#fff" stroke-width="2.5"/><path d="M8 16h16M16 8c4 4 4 12 0 16c-4-4-4-12 0-16" fill="none" stroke="#fff" stroke-width="2"/></svg>')}`;

@Injectable()
export class PageRenderer {
  private readonly engine: Liquid;
  private readonly places: { path: string; name: string }[];

  constructor(
    private readonly config: SandboxConfig,
    private readonly assets: Assets,
    standIns: StandIns,
  ) {
    const templates = readTemplates(join(__dirname, '..'));
    for (const { code, folder } of standIns.all) Object.assign(templates, readTemplates(folder, `providers/${code}/`));
    this.engine = createEngine(templates);
    this.places = [
      { path: '/switches', name: 'Switches' },
      ...standIns.all.flatMap(({ page }) => page ?? []),
      { path: '/mail', name: 'Mailbox' },
    ];
  }

  render(view: string, page: Page): string {
    return this.engine.renderFileSync(view, {
      ...page,
      console: this.config.public_origin,
      notice: page.said === undefined ? undefined : notices[page.said],
      places: this.places,
      stylesheet: this.assets.style.url,
      script: this.assets.script.url,
      icon,
    }) as string;
  }
}
