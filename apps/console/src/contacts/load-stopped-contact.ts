import { Injectable } from '@nestjs/common';
import type { StoppedContact } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

/** A technical contact who gets no more emails, and the way back. */
export interface ShownStopped {
  email: string;
  label: string;
  since: string | null;
  way_back: string;
  /** Whether we may send again without asking the contact. */
  may_lift: boolean;
}

const words: Record<NonNullable<StoppedContact['stopped']>, Pick<ShownStopped, 'label' | 'way_back' | 'may_lift'>> = {
  unsubscribed: {
    label: 'Unsubscribed',
    way_back: 'Only they can subscribe again, with the link in the emails they have. Name another contact instead.',
    may_lift: false,
  },
  bounced: {
    label: 'Emails are returned',
    way_back: 'Send again once the address works, or name another contact.',
    may_lift: true,
  },
};

const shownStopped = ({ email, stopped, stopped_at }: StoppedContact): ShownStopped | undefined =>
  stopped ? { email, since: stopped_at, ...words[stopped] } : undefined;

@Injectable()
export class LoadStoppedContact {
  constructor(private readonly api: ServiceApi) {}

  /** Undefined where emails reach the address, or nobody can be asked. */
  async of(token: string, address: string | undefined): Promise<ShownStopped | undefined> {
    if (!address) return undefined;
    const { data } = await part(this.api.get('/v1/contacts', token, { query: { address } }));
    const [found] = data?.items ?? [];
    return found && shownStopped(found);
  }
}
