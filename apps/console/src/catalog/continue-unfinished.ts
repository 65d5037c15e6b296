import { Injectable } from '@nestjs/common';
import { textOf } from '../pages/query-string';
import type { Integration } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import type { NewIntegration } from './create-once';

type Pending = Pick<Integration, 'created_by' | 'credential_version' | 'name'> & {
  customer_id: string | null;
  user_id: string | null;
};

/** Takes the integration that the visitor's last form made and that no consent followed, so that none is left behind. */
@Injectable()
export class ContinueUnfinished {
  constructor(private readonly api: ServiceApi) {}

  /** @returns undefined if the visitor left none. */
  async with(token: string, subject: string, wanted: NewIntegration): Promise<Integration | undefined> {
    const { connection_code, credentials: _, ...body } = wanted;
    const { items } = await this.api.get('/v1/integrations', token, {
      query: {
        connection_code: textOf(connection_code),
        status: 'pending_configuration',
        customer_id: textOf(wanted.customer_id) || undefined,
        user_id: textOf(wanted.user_id) || undefined,
        limit: 200,
      },
    });
    const left = items.find((one) => isLeft(one, subject, wanted));
    if (!left) return undefined;
    const path = { integration_id: left.integration_id };
    return this.api.put('/v1/integrations/{integration_id}', token, { path, body });
  }
}

/** One of a customer is the same only under the same name: its link may be with the customer already. */
export function isLeft(
  { created_by, credential_version, customer_id, user_id, name }: Pending,
  subject: string,
  wanted: Pick<NewIntegration, 'customer_id' | 'user_id' | 'name'>,
): boolean {
  const same_owner = customer_id === (wanted.customer_id ?? null) && user_id === (wanted.user_id ?? null);
  return (
    created_by === subject && credential_version === 0 && same_owner && (customer_id === null || name === wanted.name)
  );
}
