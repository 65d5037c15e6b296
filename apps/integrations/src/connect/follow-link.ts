import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ConnectSession } from './connect-session.entity';
import { FindSession } from './find-session.system';
import { type LinkState, linkState } from './link-state';
import { type LinkSubject, ReadLink } from './read-link';

export type FollowedLink =
  | { state: 'open'; session: ConnectSession; subject: LinkSubject }
  | { state: Exclude<LinkState, 'open'>; subject?: LinkSubject };

/** What somebody finds who follows a link. */
@Injectable()
export class FollowLink {
  constructor(
    private readonly sessions: FindSession,
    private readonly links: ReadLink,
    private readonly clock: Clock,
  ) {}

  async follow(token: string): Promise<FollowedLink> {
    const session = await this.sessions.byToken(token);
    const state = linkState(session, this.clock.now());
    const subject = session ? await this.links.subjectOf(session) : undefined;
    if (session && subject && state === 'open') return { state, session, subject };
    return { state: state === 'open' ? 'revoked' : state, subject };
  }
}
