import { Injectable } from '@nestjs/common';
import { BotConnector } from '../bot-connector';
import { codeIn } from '../link/link-code';
import { TeamsLinks } from '../link/teams-links';
import type { Incoming } from './read-activity';

const HOW_TO =
  'Linesman posts here that an integration of a customer has broken, and how to fix it. To link this channel, an administrator makes a code under Settings, Microsoft Teams, in Linesman, and somebody posts it here: @Linesman connect <code>';
const LINKED =
  'This channel is linked. From now on your CSMs and their managers are notified here. It ends with Disconnect under Settings, Microsoft Teams, in Linesman.';
const NOT_HERE =
  'Linesman posts in channels of a team. Add the app to a team, and post the code in one of its standard channels.';
const UNKNOWN =
  'This code is not known. A code can be used once, for 15 minutes. Make a new one under Settings, Microsoft Teams, in Linesman.';

/** Links the channel in which somebody posted a code, and answers there. */
@Injectable()
export class AnswerMessage {
  constructor(
    private readonly links: TeamsLinks,
    private readonly connector: BotConnector,
  ) {}

  async answer(incoming: Incoming): Promise<void> {
    const { service_url, conversation_id } = incoming;
    const body = { type: 'message', textFormat: 'plain', text: await this.wordsFor(incoming) };
    const path = `/v3/conversations/${encodeURIComponent(conversation_id)}/activities`;
    // Whoever posted sees the outcome in Linesman too, so an answer that is lost is not sent again.
    await this.connector.call({ method: 'POST', service_url, path, body, effect: 'posts' });
  }

  private async wordsFor({ text, place, service_url, directory_id, from }: Incoming): Promise<string> {
    const code = codeIn(text);
    if (!code) return HOW_TO;
    if (!place) return NOT_HERE;
    const linked = await this.links.link(code, {
      conversation_id: place.channel_id,
      service_url,
      directory_id,
      linked_by: from,
      ...(await this.namesOf(service_url, place)),
    });
    return linked ? LINKED : UNKNOWN;
  }

  /** Microsoft says in the message only by which ids it knows them. Its first channel has no name of its own. */
  private async namesOf(
    service_url: string,
    { team_id, channel_id }: { team_id: string; channel_id: string },
  ): Promise<{ team_name: string | null; channel_name: string | null }> {
    const path = `/v3/teams/${encodeURIComponent(team_id)}`;
    const about = { method: 'GET', service_url, effect: 'repeats' } as const;
    const [team, channels] = await Promise.all([
      this.connector.call<{ name?: string }>({ ...about, path }),
      this.connector.call<{ conversations?: { id: string; name?: string | null }[] }>({
        ...about,
        path: `${path}/conversations`,
      }),
    ]);
    const channel = channels.failure ? undefined : channels.done.conversations?.find(({ id }) => id === channel_id);
    return {
      team_name: (team.failure ? undefined : team.done.name) ?? null,
      channel_name: channel ? (channel.name ?? 'General') : null,
    };
  }
}
