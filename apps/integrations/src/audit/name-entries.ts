import { type AuditView, rows, type Tx } from '@linesman/persistence';
import { isUUID } from 'class-validator';

export interface NamedAuditView extends AuditView {
  /** Names of what the entry mentions, by id: people by their subjects, integrations, customers, and links by `link:<session>`. */
  names: Record<string, string>;
  /** Ids of the integrations that it mentions and that were deleted since, or by it. */
  deleted: string[];
}

const LINK = 'link:';

interface Found {
  id: string;
  name: string | null;
  deleted: boolean;
}

/** Adds the names that are known now. A person's name is that of their newest token. */
export async function nameEntries(tx: Tx, entries: AuditView[]): Promise<NamedAuditView[]> {
  const mentioned = entries.map(idsIn);
  const ids = [...new Set(mentioned.flat())];
  const links = ids.flatMap((id) => (id.startsWith(LINK) ? id.slice(LINK.length) : []));
  const values = [ids, ids.filter((id) => isUUID(id, 'loose')), links];
  const found = ids.length > 0 ? await rows<Found>(tx, query, values) : [];
  const names = new Map(found.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
  const deleted = new Set(found.filter((one) => one.deleted).map(({ id }) => id));
  return entries.map((entry, at) => ({
    ...entry,
    names: Object.fromEntries(mentioned[at]!.flatMap((id) => (names.has(id) ? [[id, names.get(id)!]] : []))),
    deleted: mentioned[at]!.filter((id) => deleted.has(id)),
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
  select subject as id, coalesce(name, email) as name, false as deleted from people
    where kind in ('user', 'service') and subject = any($1)
  union all
  select integration_id::text, name, deleted_at is not null from integrations where integration_id = any($2::uuid[])
  union all
  select customer_id::text, name, false from customers where customer_id = any($2::uuid[])
  union all
  select '${LINK}' || subject_id, detail ->> 'recipient', false from audit_log
    where subject_type = 'connect_session' and action = 'connect_session.created' and detail ? 'recipient'
      and subject_id = any($3)`;
