import { createHash } from 'node:crypto';
import type { BasecampAccount } from './accounts';

export type Recording = Record<string, unknown> & { id: number; status: string; created_at: string };

const topics = ['Launch', 'Handbook', 'Website', 'Onboarding', 'Audit', 'Fair', 'Hiring', 'Migration'];
const hour = 3_600_000;

export const idOf = (text: string): number =>
  Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);
export const todolistOf = (owner: BasecampAccount, n: number): number => idOf(`${owner.account}/todolist/${n}`);

const address = (owner: BasecampAccount, path: string): { url: string; app_url: string } => ({
  url: `https://3.basecampapi.com/${owner.account_id}${path}.json`,
  app_url: `https://3.basecamp.com/${owner.account_id}${path}`,
});

/** Of every ten, one is archived and one is in the trash. */
export function project(owner: BasecampAccount, n: number): Recording {
  const id = idOf(`${owner.account}/project/${n}`);
  const created = Date.UTC(2026, 0, 1) - n * 24 * hour;
  const todoset = idOf(`${owner.account}/todoset/${n}`);
  const tool = { title: 'To-dos', name: 'todoset', enabled: n % 7 !== 6, position: 1 };
  return {
    id,
    status: n % 10 === 8 ? 'archived' : n % 10 === 9 ? 'trashed' : 'active',
    created_at: new Date(created).toISOString(),
    updated_at: new Date(created + (n % 24) * hour).toISOString(),
    name: `${topics[n % topics.length]} ${n + 1}`,
    description: n % 3 ? `${owner.name}: ${topics[n % topics.length]}` : '',
    purpose: 'topic',
    clients_enabled: false,
    timesheet_enabled: false,
    color: null,
    ...address(owner, `/projects/${id}`),
    dock: [{ id: todoset, ...tool, ...address(owner, `/buckets/${id}/todosets/${todoset}`) }],
    bookmarked: false,
  };
}

export function person(owner: BasecampAccount): Record<string, unknown> {
  const at = '2026-01-01T09:00:00.000Z';
  return {
    id: idOf(`${owner.account}/person`),
    attachable_sgid: Buffer.from(owner.account).toString('base64'),
    name: owner.person,
    email_address: owner.email,
    personable_type: 'User',
    title: null,
    bio: null,
    location: null,
    created_at: at,
    updated_at: at,
    admin: false,
    owner: true,
    client: false,
    employee: true,
    time_zone: 'Etc/UTC',
    can_manage_projects: true,
    can_manage_people: true,
  };
}

export function todo(
  owner: BasecampAccount,
  list: { id: number; n: number },
  asked: Record<string, unknown>,
  id: number,
): Recording {
  const bucket = project(owner, list.n);
  const at = new Date().toISOString();
  const { content, description = '', starts_on = null, due_on = null, assignee_ids } = asked;
  const assignees = Array.isArray(assignee_ids)
    ? assignee_ids.map((one) => ({ ...person(owner), id: one as number }))
    : [];
  return {
    id,
    status: 'active',
    visible_to_clients: false,
    created_at: at,
    updated_at: at,
    title: content,
    inherits_status: true,
    type: 'Todo',
    ...address(owner, `/buckets/${bucket.id}/todos/${id}`),
    comments_count: 0,
    boosts_count: 0,
    position: 1,
    parent: {
      id: list.id,
      title: 'To-dos',
      type: 'Todolist',
      ...address(owner, `/buckets/${bucket.id}/todolists/${list.id}`),
    },
    bucket: { id: bucket.id, name: bucket['name'], type: 'Project' },
    creator: person(owner),
    description,
    completed: false,
    content,
    starts_on,
    due_on,
    assignees,
    completion_subscribers: [],
    completion_url: `https://3.basecampapi.com/${owner.account_id}/todos/${id}/completion.json`,
  };
}
