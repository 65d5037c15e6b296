export type RoleKind = 'owner' | 'app' | 'system';
export function roleUrl(of: {
  url: string;
  schema: string;
  kind: RoleKind;
  passwords: Record<string, string>;
  prefix?: string;
}): string;
