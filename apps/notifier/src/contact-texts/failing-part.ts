import { partName, type SignalProblem } from '@linesman/contracts';
import type { Reader } from '@linesman/texts';
import { timeIn } from './times';
import { type Key, type Message, translate } from './translate';

const partKeys: Readonly<Record<string, Key>> = {
  probe: 'part_connection',
  auth: 'part_connection',
  sso: 'part_signing_in',
  data: 'part_data',
};

/** A capability and an endpoint are called the same in every language. */
function partIn(part: string, reader: Reader): string {
  const key = Object.hasOwn(partKeys, part) ? partKeys[part] : undefined;
  return key && reader.language !== 'en' ? translate({ key }, reader) : partName(part);
}

/** Parts in words. Two parts may have one name. */
export const partsIn = (parts: string[], reader: Reader): string[] => [
  ...new Set(parts.map((part) => partIn(part, reader))),
];

/** The part that fails; of a missing permission also its name; of webhooks how many failed, since when, and the last answer; of syncs when they were due. */
export function failingPart(problem: SignalProblem, reader: Reader): string | undefined {
  const found = whatFails(problem, (at) => timeIn(at, reader));
  const said = found && translate(found, reader);
  const part = problem.part && partIn(problem.part, reader);
  return part && said ? translate({ key: 'part_and', values: { part, said } }, reader) : said || part;
}

function whatFails(problem: SignalProblem, time: (at: string) => string): Message | undefined {
  const { cause, failures, http_status: status, missing_scope, last_worked_at: worked } = problem;
  const since = time(problem.since);
  if (cause === 'webhook_silent') return { key: 'silent', values: { since } };
  if (cause === 'sync_failed' || cause === 'sync_late')
    return worked
      ? { key: 'sync_worked', values: { since, worked: time(worked) } }
      : { key: 'sync_never', values: { since } };
  if (failures)
    return status
      ? { key: 'refused_answered', values: { failures, since, status } }
      : { key: 'refused_unanswered', values: { failures, since } };
  return missing_scope ? { key: 'permission_missing', values: { permission: missing_scope } } : undefined;
}
