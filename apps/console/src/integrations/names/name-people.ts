import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** The names of the people and services whose subjects a page shows. */
@Injectable()
export class NamePeople {
  constructor(private readonly api: ServiceApi) {}

  /** @returns a name for each subject: itself where its token has shown none. */
  async names(token: string, visitor: Principal, subjects: readonly string[]): Promise<(subject: string) => string> {
    const others = new Set(subjects.filter((one) => one !== visitor.subject && one.length > 0 && one.length <= 200));
    const nameOf = new Map(await this.known(token, [...others]));
    nameOf.set(visitor.subject, visitor.name ?? visitor.email ?? visitor.subject);
    return (subject) => nameOf.get(subject) ?? subject;
  }

  private async known(token: string, subject: string[]): Promise<[string, string][]> {
    if (subject.length === 0) return [];
    const { data } = await part(this.api.get('/v1/people/names', token, { query: { subject } }));
    return (data?.items ?? []).map((one) => [one.subject, one.name]);
  }
}
