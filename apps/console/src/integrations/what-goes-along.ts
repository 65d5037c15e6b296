/** What the integrations service says would go with an integration. */
export interface Deletion {
  credentials: string[];
  links: number;
  default_links: number;
  grants: number;
  connect_sessions: number;
  speaks_for_tenant: boolean;
}

/** One sentence for each thing that is lost, the gravest first. */
export function whatGoesAlong(deletion: Deletion): string[] {
  const { credentials, links, default_links, grants, connect_sessions, speaks_for_tenant } = deletion;
  const plain = links - default_links;
  return [
    speaks_for_tenant &&
      'This workspace’s Slack messages go through it: they will have no way until the settings name another.',
    default_links > 0 && `It is the default for ${counted(default_links, 'entity', 'entities')}, which will have none.`,
    plain > 0 && `${counted(plain, 'more link', 'more links')} to what it serves ${plain === 1 ? 'ends' : 'end'}.`,
    credentials.length > 0 && 'Its stored credentials are destroyed; nobody can bring them back.',
    grants > 0 && `${counted(grants, 'grant', 'grants')} that people have on it ${grants === 1 ? 'ends' : 'end'}.`,
    connect_sessions > 0 && `${counted(connect_sessions, 'open link', 'open links')} to connect it stop working.`,
  ].filter((sentence) => sentence !== false);
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
