import type { Observation } from '@linesman/contracts';
import type { MachineState, PartState, ToldScopes } from './machine-state';
import { compareMarks, isAfter } from './mark';

type Scopes = NonNullable<MachineState['scopes']>;

/** So many of each part are kept: enough for people who connect again and again until all is granted. */
const MOST_TOLD = 5;

export function addScopes(
  known: Scopes = {},
  { part = '', outcome, missing_scope, credential_version, started_at }: Observation,
): Scopes {
  const told: ToldScopes = {
    credential_version,
    at: Date.parse(started_at),
    lacks: outcome === 'failure',
    ...(missing_scope && { missing_scope }),
  };
  const others = (known[part] ?? []).filter((one) => compareTold(one, told) !== 0);
  const newestFirst = [...others, told].sort((a, b) => compareTold(b, a));
  return { ...known, [part]: newestFirst.slice(0, MOST_TOLD) };
}

/** Of two at the same time it is the same one, whichever came first. */
const compareTold = (a: ToldScopes, b: ToldScopes): number =>
  compareMarks(a, b) ||
  Number(a.lacks) - Number(b.lacks) ||
  (a.missing_scope ?? '').localeCompare(b.missing_scope ?? '');

/** Parts of which scopes are missing, until they are granted or a call of the part succeeds without them. */
export const missingScopes = ({ scopes = {}, parts }: MachineState): (ToldScopes & { part: string })[] =>
  Object.entries(scopes).flatMap(([part, [newest]]) =>
    newest?.lacks && !isAfter(parts[part]?.succeeded, newest) ? [{ ...newest, part }] : [],
  );

/**
 * Whether newer credentials have the scopes for want of which a call was refused: its own had not, and nothing else is known
 * to have been the reason. A token refresh makes a new version of credentials with the same scopes.
 */
export function isGrantedNow(told: ToldScopes[] | undefined, refused: NonNullable<PartState['failed']>): boolean {
  const own = told?.find(({ credential_version }) => credential_version <= refused.credential_version);
  return refused.cause === 'insufficient_scope' && own?.lacks === true && told?.[0]?.lacks === false;
}
