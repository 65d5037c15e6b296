export function readOptions(args: string[]): { fresh: boolean; copies: Record<string, number> };
