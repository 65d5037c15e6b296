import type { Page } from 'playwright-core';
import type { Email, Outside } from '../../../actors/outside.ts';
import type { Stage } from './stage.ts';

const PATIENCE_MS = 120_000;

interface Listed {
  integration_id: string;
  name: string;
}

/** What stories do: they open pages as somebody, break things outside, and wait for what follows. */
export class Story {
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  get origin(): string {
    return this.stage.system.run().origin;
  }

  get outside(): Outside {
    return new this.stage.tools.Outside(this.stage.system.run().sandbox.url);
  }

  async as(persona: string, path: string, more: object = {}): Promise<Page> {
    return this.stage.tools.signInAs(await this.stage.browser.newContext(more), this.origin, persona, path);
  }

  /** A browser in which nobody is signed in. */
  async stranger(path: string, more: object = {}): Promise<Page> {
    const page = await (await this.stage.browser.newContext(more)).newPage();
    await page.goto(path);
    return page;
  }

  waitFor<T>(what: string, look: () => Promise<T | false | undefined>): Promise<T> {
    return this.stage.tools.waitFor(what, PATIENCE_MS, look);
  }

  /** As the tenant's admin. */
  async ask<T>(service: string, path: string, body?: object): Promise<T> {
    const token = await this.outside.token({ persona: 'anna' });
    return this.post(this.stage.system.run().services[service]!.url + path, body, { authorization: `Bearer ${token}` });
  }

  /** Breaks something in the sandbox. */
  control(path: string, body: object): Promise<unknown> {
    return this.post(`${this.stage.system.run().sandbox.url}/_control/${path}`, body);
  }

  async idOf(name: string): Promise<string> {
    const { items } = await this.ask<{ items: Listed[] }>('integrations', '/integrations');
    return items.find((one) => one.name === name)!.integration_id;
  }

  async openSignalOf(integration_id: string): Promise<string | undefined> {
    const path = `/risk-signals?integration_id=${integration_id}&status=open`;
    return (await this.ask<{ items: { signal_id: string }[] }>('status-monitor', path)).items[0]?.signal_id;
  }

  /** @returns the ids of the integration and of the signal that opens. */
  async revoke(
    name: string,
    provider: string,
    account: string,
  ): Promise<{ integration_id: string; signal_id: string }> {
    const integration_id = await this.idOf(name);
    for (const { grant_id } of await this.outside.grants(provider, account))
      await this.outside.revoke(provider, grant_id);
    const signal_id = await this.waitFor('an open risk signal', () => this.openSignalOf(integration_id));
    return { integration_id, signal_id };
  }

  emailTo(address: string, phrase: string): Promise<Email> {
    return this.waitFor(`an email to ${address} that says "${phrase}"`, async () =>
      (await this.outside.emails(address)).find(({ text }) => text.includes(phrase)),
    );
  }

  private async post<T>(url: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
