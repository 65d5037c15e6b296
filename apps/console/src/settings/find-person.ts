import { Injectable } from '@nestjs/common';
import type { Person } from '../upstream/answers';
import { part, partUnlessOlder } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** The person or service that a typed text means, or those it may mean. */
export interface PersonSearch {
  found?: Person;
  /** When the text fits several, or is only a part of a name. */
  choices: Person[];
}

const MOST_CHOICES = 8;
const MOST_OFFERED = 200;
/** The service takes 200 actors. */
const MOST_ACTORS = 198;

/** The people and services who have called with a token of the workspace: only they can be granted anything. */
@Injectable()
export class FindPerson {
  constructor(private readonly api: ServiceApi) {}

  async find(token: string, kind: Person['kind'], text: string): Promise<PersonSearch> {
    if (!text) return { choices: [] };
    const query = { q: text.slice(0, 200), kind, limit: MOST_OFFERED };
    const { items } = await this.api.get('/v1/people', token, { query });
    return chooseAmong(items, text);
  }

  /** The actors in the audit log whom a typed text may mean: also the text itself, because links and services are actors. */
  async actors(token: string, text: string): Promise<string[]> {
    const query = { q: text.slice(0, 200), limit: MOST_ACTORS };
    const { data } = await part(this.api.get('/v1/people', token, { query }));
    const subjects = (data?.items ?? []).map(({ subject }) => subject);
    return [...new Set([text, `service:${text}`.slice(0, 200), ...subjects])];
  }

  /** Those whom a form suggests and whose names a list shows; none when the service does not answer. */
  async all(token: string): Promise<Person[]> {
    const { data } = await part(this.api.get('/v1/people', token, { query: { limit: MOST_OFFERED } }));
    return data?.items ?? [];
  }

  /** Those with these subjects; none when the service does not answer. */
  async withSubjects(token: string, subject: string[]): Promise<Person[]> {
    if (subject.length === 0) return [];
    const query = { subject, limit: MOST_OFFERED };
    const { data } = await partUnlessOlder(this.api.get('/v1/people', token, { query }), 'integrations');
    return data?.items ?? [];
  }
}

export function chooseAmong(items: Person[], text: string): PersonSearch {
  const same = (one: string | null) => one?.trim().toLowerCase() === text.trim().toLowerCase();
  const bySubject = items.find(({ subject }) => subject === text);
  if (bySubject) return { found: bySubject, choices: [] };
  const exact = items.filter(({ name, email }) => same(name) || same(email));
  if (exact.length === 1) return { found: exact[0], choices: [] };
  return { choices: (exact.length > 1 ? exact : items).slice(0, MOST_CHOICES) };
}

/** `Mia Member (mia@acme.example)`; the subject where a token has shown no name. */
export const personInWords = ({ name, email, subject }: Pick<Person, 'name' | 'email' | 'subject'>): string =>
  name ? `${name} (${email ?? subject})` : (email ?? subject);
