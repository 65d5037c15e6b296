import type { Observation } from '@linesman/contracts';
import type { MachineState, MissingScope, PartScopes, PartState } from './machine-state';
import { compareMarks, isAfter, laterOf } from './mark';

type Scopes = NonNullable<MachineState['scopes']>;

export function addScopes(
  known: Scopes = {},
  { part = '', outcome, missing_scope, credential_version, started_at }: Observation,
): Scopes {
  const mark = { credential_version, at: Date.parse(started_at) };
  const { missing, granted } = known[part] ?? {};
  const next =
    outcome === 'success'
      ? { missing, granted: laterOf(granted, mark) }
      : { missing: newerOf(missing, { ...mark, ...(missing_scope && { missing_scope }) }), granted };
  return { ...known, [part]: next };
}

/** Of two at the same time it is the same one, whichever came first. */
function newerOf(a: MissingScope | undefined, b: MissingScope): MissingScope {
  const order = a ? compareMarks(a, b) || (a.missing_scope ?? '').localeCompare(b.missing_scope ?? '') : -1;
  return a && order >= 0 ? a : b;
}

/** Parts of which scopes are missing, until they are granted or a call of the part succeeds without them. */
export const missingScopes = ({ scopes = {}, parts }: MachineState): (MissingScope & { part: string })[] =>
  Object.entries(scopes).flatMap(([part, { missing, granted }]) =>
    missing && !isAfter(granted, missing) && !isAfter(parts[part]?.succeeded, missing) ? [{ ...missing, part }] : [],
  );

/**
 * Whether newer credentials have the scopes for want of which a call was refused: its own had not, and nothing else is known
 * to have been the reason.
 */
export function isGrantedNow(scopes: PartScopes | undefined, refused: NonNullable<PartState['failed']>): boolean {
  const lacked = scopes?.missing?.credential_version === refused.credential_version;
  return lacked && refused.cause === 'insufficient_scope' && isAfter(scopes.granted, refused);
}
