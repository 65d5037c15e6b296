export function ensureBinaries(names: string[], say?: (line: string) => void): void;
