export function provisionPostgres(options: {
  url: string;
  schemas: readonly string[];
  passwords: Record<string, string>;
  prefix?: string;
}): Promise<void>;
export function requireConnections(options: { url: string; wanted: number }): Promise<void>;
