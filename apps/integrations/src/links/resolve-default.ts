import {
  type PassedOverDefault,
  PLATFORM_TENANT,
  type ResolveDefaultAnswer,
  type ResolveDefaultRequest,
} from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { findDefaults, type FoundDefault, type Step } from './find-defaults';
import { findOwn } from './find-own';
import { PlatformDefault } from './platform-default.system';

/**
 * Finds the integration that serves an entity: the entity's own default, otherwise a user's own integration, otherwise the
 * default of its customer, of the tenant, or of the platform.
 */
@Injectable()
export class ResolveDefault {
  constructor(private readonly platform: PlatformDefault) {}

  /** @param tx a transaction of the tenant that asks. */
  async resolve(tx: Tx, wanted: ResolveDefaultRequest): Promise<ResolveDefaultAnswer> {
    const linked = await findDefaults(tx, wanted, stepsOf(wanted));
    const own = wanted.entity_type === 'user' ? await findOwn(tx, wanted) : [];
    const [ofEntity, ofOthers] = [linked.filter(isOfEntity), linked.filter((one) => !isOfEntity(one))];
    const found = [...ofEntity, ...own, ...ofOthers];
    if (!found.some(canServe) && wanted.tenant_id !== PLATFORM_TENANT)
      found.push(...(await this.platform.find(wanted)));
    // Nobody has chosen among several of a user, and the next level belongs to another account.
    const several = own.length > 1 && own.some(canServe) && !ofEntity.some(canServe);
    const at = several ? -1 : found.findIndex(canServe);
    const passedOver = several ? [...ofEntity, ...own] : at < 0 ? found : found.slice(0, at);
    return {
      ...(at < 0 ? {} : { resolved: resolvedOf(found[at]!) }),
      passed_over: passedOver.map(({ integration_id, level, status }) => ({ integration_id, level, status })),
    };
  }
}

const isOfEntity = ({ level }: FoundDefault): boolean => level === 'entity';

/**
 * An integration in `error` still serves, and the answer carries its `status_reason`. The default of the next level
 * belongs to another account: with that one, money would go to the wrong account unnoticed.
 */
const canServe = ({ status }: PassedOverDefault): boolean => status === 'active' || status === 'error';

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

/** Explains why no integration was found, and what to do about it. */
export function explainNoDefault(purpose: string, passedOver: readonly PassedOverDefault[]): string {
  const unusable = passedOver.map(({ level, integration_id, status }) => `${level} (${integration_id}, ${status})`);
  return [
    `No integration serves ${purpose}: neither the entity, nor its customer, the tenant or the platform has a default that can.`,
    ...(unusable.length > 0 ? [`Passed over: ${unusable.join(', ')}.`] : []),
    ...(passedOver.some(canServe) ? ['The user has several that can, and none of them is the default.'] : []),
    'Link one with is_default to the entity, to its customer, or to the tenant for all of them.',
  ].join(' ');
}
