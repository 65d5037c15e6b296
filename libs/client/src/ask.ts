import type { BuiltInCapabilities } from './capabilities';

type BuiltIn = keyof BuiltInCapabilities;

type Parameters<P> = Record<never, never> extends P ? { parameters?: P } : { parameters: P };

type Key<K> = K extends 'write'
  ? {
      /** The same request under the same key is done once. */
      idempotency_key: string;
    }
  : { idempotency_key?: string };

type Details<C> = C extends BuiltIn
  ? Parameters<BuiltInCapabilities[C]['parameters']> & Key<BuiltInCapabilities[C]['kind']>
  : { parameters?: Record<string, unknown>; idempotency_key?: string };

/** What is asked of an integration; parameters are typed for the capabilities of the built-in providers. */
export type Ask<C extends string = string> = {
  integration_id: string;
  capability_code: C;
  /** The newest when absent. */
  capability_version?: number;
  /** How long it may take: what may pass is tried again within it. */
  timeout_ms?: number;
} & Details<C>;

export type CapabilityCode = BuiltIn | (string & Record<never, never>);
