/** How a service runs that is in this repository. */
export interface AppDescriptor {
  /** What pages and documents call it. */
  title: string;
  /** Environment variables with secrets that this service alone is given, besides its passwords. */
  secrets?: string[];
  /** Environment variables with settings that this service alone is given. */
  settings?: string[];
  /** Executions or first messages pass through it, so its process gets a larger young generation. */
  busy?: true;
  /** Uses Redis, and is given its URL. */
  redis?: true;
  /** Calls addresses of providers, tenants and mail servers on the internet. */
  calls_out?: true;
  /** Processes in production, and what their number follows: CPU when absent. */
  processes: { max: number; scaled_by?: { stream: string; lag: number } | { metric: string; target: number } };
}
