import { findColleagues, type FindColleaguesAnswer, type FindColleaguesRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { People } from './people';

@Controller()
export class FindColleaguesRpc {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  @OnRpc(findColleagues)
  async find({ tenant_id, ...wanted }: FindColleaguesRequest): Promise<FindColleaguesAnswer> {
    return { colleagues: await this.database.inTenant(tenant_id, (tx) => this.people.colleagues(tx, wanted)) };
  }
}
