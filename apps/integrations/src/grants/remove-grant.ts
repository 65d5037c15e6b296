import { Database } from '@linesman/persistence';
import { notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { grantColumns, type GrantView } from './grant.dto';
import { TellGrants } from './tell-grants';

@Injectable()
export class RemoveGrant {
  constructor(
    private readonly database: Database,
    private readonly tell: TellGrants,
  ) {}

  async remove(caller: Principal, grant_id: string): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const [[removed]] = (await tx.query(`delete from grants where grant_id = $1 returning ${grantColumns}`, [
        grant_id,
      ])) as [GrantView[], number];
      if (!removed) throw notFound('grant');
      await this.tell.changed(tx, caller, 'grant.deleted', removed);
    });
  }
}
