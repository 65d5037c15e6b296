export function readOptions(args: string[]): { fresh: boolean; processes: Record<string, number> };
