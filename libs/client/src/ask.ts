import type { BuiltInCapabilities } from './capabilities';

type BuiltIn = keyof BuiltInCapabilities;

type Parameters<P> = Record<never, never> extends P ? { parameters?: P } : { parameters: P };

type Key<K> = K extends 'write'
  ? {
      /** The same request with the same key is executed once. */
      idempotency_key: string;
    }
  : { idempotency_key?: string };

type Details<C> = C extends BuiltIn
  ? Parameters<BuiltInCapabilities[C]['parameters']> & Key<BuiltInCapabilities[C]['kind']>
  : { parameters?: Record<string, unknown>; idempotency_key?: string };

/** What an integration serves, for example a subscription. */
export interface Entity {
  entity_type: string;
  entity_id: string;
  /** Its customer, whose default integration is used if the entity has none. */
  customer_id?: string;
}

/** The integration, or the entity and purpose by which its default integration is found. */
export type Target =
  | { integration_id: string; entity?: never; purpose?: never }
  | {
      entity: Entity;
      /** e.g. `payment_processing` */
      purpose: string;
      integration_id?: never;
    };

/** A request to execute a capability. Parameters are typed for the built-in providers. */
export type Ask<C extends string = string> = Target & {
  capability_code: C;
  /** If absent, the newest. */
  capability_version?: number;
  /** How long the execution may take. Temporary failures are tried again within this time. */
  timeout_ms?: number;
} & Details<C>;

export type CapabilityCode = BuiltIn | (string & Record<never, never>);
