import { isUUID } from 'class-validator';
import { ASSIGNEE, CHOSEN } from '../cards/signal-actions';

/** What Teams posts to us, as far as it is read. */
export interface Incoming {
  service_url: string;
  channel_id: string;
  is_message: boolean;
  /** Somebody pressed a button of a card. */
  pressed?: CardPress;
  /** Without the mention of the app. */
  text: string;
  from: string | null;
  /** Of the thread in which it was written. */
  conversation_id: string;
  directory_id: string | null;
  /** Absent where it was not written in a channel of a team. */
  place?: { team_id: string; channel_id: string };
}

export interface CardPress {
  verb: string;
  tenant_id: string;
  signal_id: string;
  /** Whoever pressed it, as Microsoft knows them in calls of our app. */
  by: string;
  /** The options that were chosen in the card, by their ids. */
  chosen: string | undefined;
  assignee: string | undefined;
}

/** @returns nothing where it is no activity. */
export function readActivity(body: unknown): Incoming | undefined {
  const service_url = text(body, 'serviceUrl');
  const channel_id = text(body, 'channelId');
  const conversation_id = text(body, 'conversation', 'id');
  if (!service_url || !URL.canParse(service_url) || !channel_id || !conversation_id) return undefined;
  const team = text(body, 'channelData', 'team', 'id');
  const channel = text(body, 'channelData', 'channel', 'id') ?? conversation_id.split(';')[0]!;
  return {
    service_url,
    channel_id,
    is_message: text(body, 'type') === 'message',
    pressed: pressIn(body),
    text: (text(body, 'text') ?? '')
      .slice(0, 2_000)
      .replaceAll(/<at>[^<]*<\/at>|&nbsp;|<[^>]*>/gi, ' ')
      .trim(),
    from: text(body, 'from', 'name')?.slice(0, 200) ?? null,
    conversation_id,
    directory_id: text(body, 'channelData', 'tenant', 'id') ?? null,
    place: team ? { team_id: team, channel_id: channel } : undefined,
  };
}

function pressIn(body: unknown): CardPress | undefined {
  if (text(body, 'type') !== 'invoke' || text(body, 'name') !== 'adaptiveCard/action') return undefined;
  const data = (name: string) => text(body, 'value', 'action', 'data', name);
  const [verb, by] = [text(body, 'value', 'action', 'verb'), text(body, 'from', 'id')];
  const [tenant_id, signal_id] = [data('tenant_id'), data('signal_id')];
  if (!verb || !by || !isUUID(tenant_id) || !isUUID(signal_id)) return undefined;
  return { verb, tenant_id: tenant_id!, signal_id: signal_id!, by, chosen: data(CHOSEN), assignee: data(ASSIGNEE) };
}

function text(body: unknown, ...path: string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    body,
  );
  return typeof found === 'string' && found.length <= 20_000 ? found : undefined;
}
