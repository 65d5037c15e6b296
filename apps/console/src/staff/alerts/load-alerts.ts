import { Injectable } from '@nestjs/common';
import type { Settings } from '../../upstream/answers';
import { ServiceApi } from '../../upstream/service-api';
import { effectOf } from './alerts-form';

/** Where staff are alerted, in the settings of the platform tenant. */
@Injectable()
export class LoadAlerts {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<{ settings: Settings; etag?: string; reached: boolean }> {
    const { value: settings, etag } = await this.api.getTagged('/v1/tenant/settings', token);
    return { settings, etag, reached: effectOf(settings).reached };
  }
}
