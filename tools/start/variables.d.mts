import type { DeclaredVariable } from '@linesman/servers/prepare-variables';

export const passedOn: Record<string, { default?: string; only?: string }>;
export const merged: string[];
export const launcherVariables: Record<string, DeclaredVariable>;
