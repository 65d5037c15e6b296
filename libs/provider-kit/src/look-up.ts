import type { GatewayCall, LookUp, LookUpCall } from './provider';

const SETTLED_AFTER_MS = 30_000;

/** The answer where nothing was found. A write that was sent a moment ago may still be under way, or not be listed yet. */
export function foundNothing(
  { now, asked_at }: LookUpCall,
  settled_after_ms = SETTLED_AFTER_MS,
): { not_done: true } | undefined {
  return now().getTime() - asked_at.getTime() >= settled_after_ms ? { not_done: true } : undefined;
}

/** A look-up of a write that one search finds. */
export const lookUpBy =
  <T>(
    find: (call: GatewayCall) => Promise<T | undefined>,
    outputOf: (call: GatewayCall, found: T) => Record<string, unknown>,
    settled_after_ms = SETTLED_AFTER_MS,
  ): LookUp =>
  async (call) => {
    const found = await find(call);
    return found === undefined ? foundNothing(call, settled_after_ms) : { done: outputOf(call, found) };
  };
