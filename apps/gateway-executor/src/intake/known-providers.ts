import { executionRequested } from '@linesman/contracts';
import { JetStreamServer } from '@linesman/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';

const INTEGRATION = /"integration_id"\s*:\s*"([^"]{36})"/;
const MOST_KNOWN = 50_000;

/**
 * Which provider an integration belongs to, as this process has seen it. A command does not say it, and a provider that
 * is slow may have its share of the slots only. Integrations that were not seen yet share one.
 */
@Injectable()
export class KnownProviders implements OnModuleInit {
  private readonly known = new Map<string, string>();

  constructor(private readonly server: JetStreamServer) {}

  onModuleInit(): void {
    this.server.shareBy(executionRequested, (body) => this.shareOf(body));
  }

  see(integration_id: string, connection_code: string): void {
    this.known.delete(integration_id);
    this.known.set(integration_id, connection_code);
    if (this.known.size > MOST_KNOWN) this.known.delete(this.known.keys().next().value!);
  }

  shareOf(body: string): string {
    const integration = INTEGRATION.exec(body)?.[1];
    return `provider ${(integration && this.known.get(integration)) ?? 'not seen yet'}`;
  }
}
