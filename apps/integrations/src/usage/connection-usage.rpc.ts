import { connectionUsage, type ConnectionUsageAnswer, type ConnectionUsageRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { Usage } from './usage.system';

@Controller()
export class ConnectionUsageRpc {
  constructor(private readonly usage: Usage) {}

  @OnRpc(connectionUsage)
  count({ connection_code }: ConnectionUsageRequest): Promise<ConnectionUsageAnswer> {
    return this.usage.of(connection_code);
  }
}
