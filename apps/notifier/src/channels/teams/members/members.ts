import type { Colleague } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { BotConnector, type Called } from '../bot-connector';
import type { LinkedChannel } from '../link/linked-channel';

/** As the Bot Connector describes somebody who can read a channel. */
interface Described {
  id: string;
  name?: string;
  email?: string;
  userPrincipalName?: string;
  userRole?: string;
}

export interface Member extends Colleague {
  /** How Microsoft knows them in calls of our app (29:…). */
  id: string;
}

/** Who the people of the team are in which a tenant has linked a channel. */
@Injectable()
export class Members {
  constructor(private readonly connector: BotConnector) {}

  /**
   * @param known an id, an object id of the directory, or a user principal name.
   * @returns nothing where they are a guest or no member of the team.
   */
  async find({ service_url, conversation_id }: LinkedChannel, known: string): Promise<Called<Member | undefined>> {
    const path = `/v3/conversations/${encodeURIComponent(conversation_id)}/members/${encodeURIComponent(known)}`;
    const asked = await this.connector.call<Described>({ method: 'GET', service_url, path, effect: 'repeats' });
    // Microsoft answers with 400 or 404 where it knows nobody by that name.
    if (asked.failure?.kind === 'not_found' || asked.failure?.kind === 'malformed') return { done: undefined };
    return asked.failure ? asked : { done: memberOf(asked.done) };
  }
}

/** Messages name customers and their problems: guests and people of other companies get none. */
export function memberOf({ id, name, email, userPrincipalName, userRole }: Described): Member | undefined {
  const address = email ?? userPrincipalName;
  if (!address || userRole !== 'user' || /#ext#/i.test(userPrincipalName ?? '')) return undefined;
  return { id, email: address, name: name ?? address };
}
