import type { Deletion } from '../../upstream/answers';

/** One sentence for each thing that is deleted with an integration, the most serious first. */
export function deletionInWords(deletion: Deletion): string[] {
  const { credentials, links, default_links, grants, connect_sessions, speaks_for_tenant } = deletion;
  const others = links - default_links;
  return [
    speaks_for_tenant &&
      'This workspace’s Slack messages are sent through it: none will be sent until the settings name another one.',
    default_links > 0 &&
      `It is the default for ${counted(default_links, 'entity', 'entities')}, which will have no default.`,
    others > 0 && `${counted(others, 'more link', 'more links')} to what uses it ${others === 1 ? 'ends' : 'end'}.`,
    credentials.length > 0 && 'Its stored credentials are destroyed; nobody can restore them.',
    grants > 0 && `${counted(grants, 'grant', 'grants')} that people have on it ${grants === 1 ? 'ends' : 'end'}.`,
    connect_sessions > 0 &&
      `${counted(connect_sessions, 'open link', 'open links')} to connect it ${connect_sessions === 1 ? 'stops' : 'stop'} working.`,
  ].filter((sentence) => sentence !== false);
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
