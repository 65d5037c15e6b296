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

/** What an integration serves, for example a subscription. With `user` and a subject, the user's own integrations count. */
export interface Entity {
  entity_type: string;
  entity_id: string;
  /** Its customer, whose default integration is used if the entity has none. */
  customer_id?: string;
}

/** An entity and a purpose, by which the integration is found that serves it. */
export interface Served {
  entity: Entity;
  /** e.g. `payment_processing` */
  purpose: string;
  /** Only integrations of this connection, e.g. `xero`. */
  connection_code?: string;
}

/** The integration, or what it serves. */
export type Target =
  | { integration_id: string; entity?: never; purpose?: never; connection_code?: never }
  | (Served & { integration_id?: never });

/** A request to execute a capability. Parameters are typed for the built-in providers. */
export type Ask<C extends string = string> = Target & {
  capability_code: C;
  /** If absent, the newest. */
  capability_version?: number;
  /** How long the execution may take. Temporary failures are tried again within this time. */
  timeout_ms?: number;
  /** It waits while its integration is disconnected, in place of failing, and runs after a verified recovery, in order. */
  park?: boolean;
  /** It fails if it still waits then: after 7 days if absent, after 30 days at the latest. Parks it too. */
  park_until?: string;
} & Details<C>;

export type CapabilityCode = BuiltIn | (string & Record<never, never>);
