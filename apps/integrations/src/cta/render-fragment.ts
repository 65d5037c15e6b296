import { ctaTemplates, type IntegrationStatus, registerCta } from '@linesman/readiness';
import { Injectable } from '@nestjs/common';
import type { Liquid } from 'liquidjs';
import { IntegrationsConfig } from '../config';

/** Renders the call to action as the console shows it, without the text for staff. */
@Injectable()
export class RenderFragment {
  private engine: Promise<Liquid> | undefined;

  constructor(private readonly config: IntegrationsConfig) {}

  async render(status: IntegrationStatus, compact: boolean): Promise<string> {
    this.engine ??= this.makeEngine();
    return (await (await this.engine).renderFile('integrations/_cta', { status, compact })) as string;
  }

  /** Made on the first request. */
  private async makeEngine(): Promise<Liquid> {
    const { Liquid } = await import('liquidjs');
    const made = new Liquid({ templates: ctaTemplates, cache: true, ownPropertyOnly: true, renderLimit: 10_000 });
    registerCta(made, undefined, this.config.PUBLIC_ORIGIN);
    return made;
  }
}
