import { PLATFORM_TENANT, type ResolveDefaultAnswer, type ResolveDefaultRequest } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { findDefaults, type FoundDefault, type Step } from './find-defaults';
import { PlatformDefault } from './platform-default.system';

/** Which integration serves an entity: the entity's own default, its customer's, the tenant's, the platform's. */
@Injectable()
export class ResolveDefault {
  constructor(private readonly platform: PlatformDefault) {}

  /** @param tx of the tenant that asks. */
  async resolve(tx: Tx, wanted: ResolveDefaultRequest): Promise<ResolveDefaultAnswer> {
    const { tenant_id, purpose } = wanted;
    const found = await findDefaults(tx, tenant_id, purpose, stepsOf(wanted));
    if (!found.some(canServe) && tenant_id !== PLATFORM_TENANT) found.push(...(await this.platform.find(purpose)));
    const at = found.findIndex(canServe);
    const passedOver = at < 0 ? found : found.slice(0, at);
    return {
      ...(at < 0 ? {} : { resolved: resolvedOf(found[at]!) }),
      passed_over: passedOver.map(({ integration_id, level, status }) => ({ integration_id, level, status })),
    };
  }
}

/** One in error still serves, and says so: the next level's account is another one, and money would go there unseen. */
const canServe = ({ status }: FoundDefault): boolean => status === 'active' || status === 'error';

const resolvedOf = ({ status_reason, ...found }: FoundDefault) => ({
  ...found,
  ...(status_reason ? { status_reason } : {}),
});

function stepsOf({ tenant_id, entity_type, entity_id, customer_id }: ResolveDefaultRequest): Step[] {
  const steps: Step[] = [];
  if (entity_type !== 'customer' && entity_type !== 'tenant') steps.push({ level: 'entity', entity_type, entity_id });
  const customer = entity_type === 'customer' ? entity_id : customer_id;
  if (customer) steps.push({ level: 'customer', entity_type: 'customer', entity_id: customer });
  return [...steps, { level: 'tenant', entity_type: 'tenant', entity_id: tenant_id }];
}
