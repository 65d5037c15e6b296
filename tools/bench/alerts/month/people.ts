import type { CustomerSnapshot } from '@linesman/contracts';
import { draw, idOf, oneOf } from './draw.ts';

const CUSTOMERS_OF_A_CSM = 40;
const CSMS_OF_A_MANAGER = 5;
const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
];
const connections = ['salesforce', 'stripe', 'google', 'xero', 'dropbox', 'basecamp'] as const;
export const providers: readonly string[] = connections;
/** Customers break with a new key, not with a new consent. */
export const KEYED = 'stripe';

export interface Integration {
  integration_id: string;
  connection_code: string;
  is_critical: boolean;
  customer: CustomerSnapshot;
}

/** Customers with CSMs, managers and contacts, and one to three integrations each. */
export function settle(seed: number, many: number): Integration[] {
  return Array.from({ length: many }, (_, n) => customerOf(seed, n)).flatMap((customer) =>
    Array.from({ length: 1 + Math.floor(3 * draw(seed, 'integrations', customer.customer_id)) }, (__, n) => ({
      integration_id: idOf(seed, 'integration', customer.customer_id, n),
      connection_code: oneOf(draw(seed, 'connection', customer.customer_id, n), connections),
      is_critical: draw(seed, 'critical', customer.customer_id, n) < 0.5,
      customer,
    })),
  );
}

function customerOf(seed: number, n: number): CustomerSnapshot {
  const csm = Math.floor(n / CUSTOMERS_OF_A_CSM);
  const manager = Math.floor(csm / CSMS_OF_A_MANAGER);
  const hasContact = draw(seed, 'contact', n) >= 0.05;
  return {
    customer_id: idOf(seed, 'customer', n),
    name: `Customer ${n}`,
    // Half of them pay less than 30,000, and one of a hundred more than 300,000.
    arr: Math.round(30_000 * Math.exp(normal(seed, n))),
    csm: {
      name: `CSM ${csm}`,
      email: `csm-${csm}@month.example`,
      time_zone: oneOf(draw(seed, 'zone of the CSM', csm), zones),
      manager: { name: `Manager ${manager}`, email: `manager-${manager}@month.example` },
    },
    technical_contact: hasContact ? { name: `Contact ${n}`, email: `contact-${n}@month.example` } : undefined,
    time_zone: oneOf(draw(seed, 'zone', n), zones),
    version: 1,
  };
}

const normal = (seed: number, n: number): number =>
  Math.sqrt(-2 * Math.log(1 - draw(seed, 'size', n))) * Math.cos(2 * Math.PI * draw(seed, 'shape', n));
