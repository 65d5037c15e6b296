export function originOf(port: number): string;
export function providerOrigins(sandbox: string): Record<string, string>;
export function machineEnvironment(): Record<string, string>;
export function environmentOf(of: {
  service: string;
  name?: string;
  ports: Record<string, number>;
  urls: { postgres?: string; nats?: string; redis?: string };
  schemas: Record<string, string>;
  topology: Record<string, object>;
  secrets: {
    roles: Record<string, string>;
    nats: Record<string, string>;
    oauth_apps: Record<string, unknown>;
    credential_keys: string;
    session_key: string;
    slack_signing_secret: string;
    event_signing_key: string;
  };
  sandboxDir: string;
}): Record<string, string>;
