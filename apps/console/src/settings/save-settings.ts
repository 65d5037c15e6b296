import { Injectable } from '@nestjs/common';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { merge } from '../integrations/meanwhile';
import type { ConnectionRow, IntegrationRow } from '../model/integration-view';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import type { SettingsForm } from './settings-page';
import { type SettingsRow, type SettingsValues, valuesOf } from './settings-values';

@Injectable()
export class SaveSettings {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<SettingsForm> {
    const [{ value, etag }, connections, slack] = await Promise.all([
      this.api.getTagged<SettingsRow>('integrations', '/tenant/settings', token),
      part(this.api.list<ConnectionRow>('catalog', '/internal/connections?limit=200', token)),
      part(this.api.list<IntegrationRow>('integrations', '/integrations?connection_code=slack&limit=200', token)),
    ]);
    const values = valuesOf(value);
    const known = connections.data?.items ?? [];
    const unknown = values.enabled_providers.filter((code) => !known.some((one) => one.connection_code === code));
    // What is enabled stays to be seen and taken back, though the catalog has lost it or does not answer.
    const named = [...known, ...unknown.map((code) => ({ connection_code: code, display_name: code }))];
    return { choices: { connections: named, slack: slack.data?.items ?? [] }, etag, seen: values, values };
  }

  /** Nothing when they are saved; else the form to show. What others changed stops it. */
  async save(
    token: string,
    form: SettingsForm,
    { seen, values, etag }: Pick<SettingsForm, 'seen' | 'values' | 'etag'>,
  ): Promise<SettingsForm | undefined> {
    const refusal = await this.put(token, values, etag);
    if (!refusal) return undefined;
    if (refusal.kind !== 'changed-meanwhile') return { ...form, seen, values, etag, refusal };
    const now = await this.load(token);
    const merged = merge({ ...seen }, { ...values }, { ...now.seen });
    if (merged.meanwhile.length === 0) return this.save(token, now, { ...now, values });
    return { ...now, values: merged.values as unknown as SettingsValues, meanwhile: merged.meanwhile, refusal };
  }

  private async put(token: string, body: SettingsValues, if_match?: string): Promise<Refusal | undefined> {
    const done = this.api.send<object>('PUT', 'integrations', '/tenant/settings', token, { body, if_match });
    return done.then(() => undefined, refusalOf);
  }
}
