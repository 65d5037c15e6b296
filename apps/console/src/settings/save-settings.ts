import { Injectable } from '@nestjs/common';
import { merge } from '../forms/concurrent-changes';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import type { SettingsForm } from './settings-page';
import { slackChoices } from './slack-choices';
import { type SettingsValues, valuesOf } from './settings-values';

@Injectable()
export class SaveSettings {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<SettingsForm> {
    const own_slack = { connection_code: 'slack', owner: 'tenant' as const, limit: 200 };
    const [{ value, etag }, connections, slack] = await Promise.all([
      this.api.getTagged('/v1/tenant/settings', token),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
      partUnlessOlder(this.api.get('/v1/integrations', token, { query: own_slack }), 'integrations'),
    ]);
    const values = valuesOf(value);
    const known = connections.data?.items ?? [];
    // An enabled provider can be disabled even if the catalog no longer has it or does not answer.
    const unknown = values.enabled_providers.filter((code) => !known.some((one) => one.connection_code === code));
    const named = [...known, ...unknown.map((code) => ({ connection_code: code, display_name: code }))];
    const choices = { connections: named, slack: slackChoices(slack.data?.items, values.slack_integration_id) };
    return { choices, etag, opened: values, values };
  }

  /** Undefined when they are saved; else the form to show again, with what others changed meanwhile. */
  async save(
    token: string,
    form: SettingsForm,
    { opened, values, etag }: Pick<SettingsForm, 'opened' | 'values' | 'etag'>,
  ): Promise<SettingsForm | undefined> {
    const refusal = await this.put(token, values, etag);
    if (!refusal) return undefined;
    if (refusal.kind !== 'changed-meanwhile') return { ...form, opened, values, etag, refusal };
    const now = await this.load(token);
    const merged = merge(opened, values, now.values);
    if (merged.concurrent.length === 0) return this.save(token, now, { ...now, values });
    return { ...now, values: merged.values, concurrent: merged.concurrent, refusal };
  }

  private put(token: string, body: SettingsValues, if_match?: string): Promise<Refusal | undefined> {
    return this.api.put('/v1/tenant/settings', token, { body, if_match }).then(() => undefined, refusalOf);
  }
}
