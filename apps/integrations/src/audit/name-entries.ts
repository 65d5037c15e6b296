import { type AuditView, rows, type Tx } from '@linesman/persistence';
import { isUUID } from 'class-validator';

export interface NamedAuditView extends AuditView {
  /** Names of what the entry mentions, by id: people by their subjects, integrations, customers, and links by `link:<session>`. */
  names: Record<string, string>;
}

const LINK = 'link:';

interface Named {
  id: string;
  name: string;
}

/** Adds the names that are known now. A person's name is that of their newest token. */
export async function nameEntries(tx: Tx, entries: AuditView[]): Promise<NamedAuditView[]> {
  const mentioned = entries.map(idsIn);
  const ids = [...new Set(mentioned.flat())];
  const links = ids.flatMap((id) => (id.startsWith(LINK) ? id.slice(LINK.length) : []));
  const values = [ids, ids.filter((id) => isUUID(id, 'loose')), links];
  const found = ids.length > 0 ? await rows<Named>(tx, query, values) : [];
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return entries.map((entry, at) => ({
    ...entry,
    names: Object.fromEntries(mentioned[at]!.flatMap((id) => (names.has(id) ? [[id, names.get(id)!]] : []))),
  }));
}

/** The actor, the subject, and every text in the detail that could be an id. */
const idsIn = ({ actor, subject_id, detail }: AuditView): string[] => [
  ...new Set([
    actor,
    subject_id,
    ...Object.values(detail).filter((value): value is string => typeof value === 'string'),
  ]),
];

/** A link is named by the person whom it was sent to. */
const query = `
  select subject as id, coalesce(name, email) as name from people
    where subject = any($1) and coalesce(name, email) is not null
  union all
  select integration_id::text, name from integrations where integration_id = any($2::uuid[]) and name <> ''
  union all
  select customer_id::text, name from customers where customer_id = any($2::uuid[]) and name <> ''
  union all
  select '${LINK}' || subject_id, detail ->> 'recipient' from audit_log
    where subject_type = 'connect_session' and action = 'connect_session.created' and detail ? 'recipient'
      and subject_id = any($3)`;
