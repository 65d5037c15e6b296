import type { PassedOverDefault } from '@linesman/contracts';

/** Why nothing was found, and what to do, in words for whoever asked. */
export function nobodyServes(purpose: string, passedOver: readonly PassedOverDefault[]): string {
  const unusable = passedOver.map(({ level, integration_id, status }) => `${level} (${integration_id}, ${status})`);
  return [
    `No integration serves ${purpose}: neither the entity, nor its customer, the tenant or the platform has a default that can.`,
    ...(unusable.length > 0 ? [`Passed over: ${unusable.join(', ')}.`] : []),
    'Link one with is_default to the entity, to its customer, or to the tenant for all of them.',
  ].join(' ');
}
