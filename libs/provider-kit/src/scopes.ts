import type { ProviderManifest } from './manifest';

/** The scopes that a provider names: separated by spaces (RFC 6749, 3.3), at Slack by commas. Undefined where it names none. */
export function scopesIn(text: string | undefined): string[] | undefined {
  const found = (text ?? '').split(/[\s,]+/).filter(Boolean);
  return found.length > 0 ? found : undefined;
}

/** As people know it: Google's are addresses, of which the last part says what it is. */
export const scopeName = (scope: string): string =>
  scope.startsWith('https://') ? (scope.split('/').at(-1) ?? scope) : scope;

export interface ComparedScopes {
  /** A capability's code. */
  part: string;
  /** The names of what the provider did not grant. Absent where it granted all that the capability needs. */
  missing_scope?: string;
}

/** Compares what a provider granted with what its capabilities need. Those that name no scope are left out. */
export function compareScopes(
  { capabilities }: Pick<ProviderManifest, 'capabilities'>,
  granted: string[],
): ComparedScopes[] {
  const lacking = new Map<string, Set<string>>();
  for (const { capability_code: part, scopes = [] } of capabilities) {
    const missing = scopes.filter((any) => !any.some((scope) => granted.includes(scope)));
    if (scopes.length > 0)
      lacking.set(part, new Set([...(lacking.get(part) ?? []), ...missing.map(([own]) => scopeName(own))]));
  }
  return [...lacking].map(([part, names]) => ({
    part,
    ...(names.size > 0 && { missing_scope: [...names].join(' ').slice(0, 200) }),
  }));
}
