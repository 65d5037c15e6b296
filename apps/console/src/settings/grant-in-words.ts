import type { FieldError } from '@linesman/service-kit';
import { textOf } from '../pages/query-string';
import { readable } from '../pages/words';
import type { Grant, Person } from '../upstream/answers';
import type { Request } from '../upstream/routes';
import { type PersonSearch, personInWords } from './find-person';

type Granted = Pick<Grant, 'action' | 'capability_code' | 'grantee_type' | 'grantee'>;

const groups: Record<string, string> = {
  csm: 'Everybody in customer success',
  member: 'All members',
  service: 'All services',
};

/** @param people those whose names are known. */
export function grantInWords(
  { action, capability_code, grantee_type, grantee }: Granted,
  people: Person[] = [],
): { who: string; what: string } {
  const person = people.find(({ kind, subject }) => kind === grantee_type && subject === grantee);
  const named = person ? personInWords(person) : grantee;
  const who = { role: groups[grantee] ?? readable(grantee), user: named, service: `The service ${named}` };
  if (action === 'configure') return { who: who[grantee_type], what: 'may configure' };
  return {
    who: who[grantee_type],
    what: capability_code ? `may execute ${capability_code} of` : 'may execute everything of',
  };
}

/** What the form says when the text names nobody, or several. */
export function granteeError(text: string, { choices }: PersonSearch): FieldError {
  const message = !text
    ? 'Enter a name.'
    : choices.length > 0
      ? 'Pick one:'
      : 'Nobody of this name has signed in or called yet. Only who has can be granted anything.';
  return { field: 'grantee', message };
}

/** The choice `role:csm` names a role; for the other choices the form has the subject of a user or service. */
export function readGrant(posted: Record<string, unknown>): Request<'post', '/v1/grants'>['body'] {
  const [kind, role] = textOf(posted.grantee_type).split(':');
  return {
    action: textOf(posted.action),
    grantee_type: kind,
    grantee: kind === 'role' ? role : textOf(posted.grantee),
    integration_id: textOf(posted.integration_id) || undefined,
    capability_code: textOf(posted.capability_code) || undefined,
  };
}
