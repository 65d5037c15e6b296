/** Options of initdb. */
export function localeOf(platform: string): string[];
