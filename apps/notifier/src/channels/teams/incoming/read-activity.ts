/** What Teams posts to us, as far as it is read. */
export interface Incoming {
  service_url: string;
  channel_id: string;
  is_message: boolean;
  /** Without the mention of the app. */
  text: string;
  from: string | null;
  /** Of the thread in which it was written. */
  conversation_id: string;
  directory_id: string | null;
  /** Absent where it was not written in a channel of a team. */
  place?: { team_id: string; channel_id: string };
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

function text(body: unknown, ...path: string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    body,
  );
  return typeof found === 'string' && found.length <= 20_000 ? found : undefined;
}
