import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { SavedView, SavedViewBody } from './saved-views.dto';

/** Of a person: they stand in one row on the overview, and all are counted each time. */
const MOST_SAVED = 20;

/** A view that the person has already, and what a new one would share with it. */
interface Own {
  view_id: string;
  name: string;
  is_named_so: boolean;
  is_same: boolean;
}

const view = 'view_id, name, view, q';

/** What a person saves for themselves on the overview. Nobody else sees it. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  save(caller: Principal, body: SavedViewBody): Promise<SavedView> {
    const { tenantId, subject } = caller;
    return this.database.inTenant(tenantId, async (tx) => {
      const own = await this.lockOwn(tx, caller, body);
      if (own.length >= MOST_SAVED)
        throw new Problem(
          409,
          'too-many-saved-views',
          `You have ${MOST_SAVED} saved views already. Delete one of them first.`,
        );
      refuseName(own);
      const same = own.find(({ is_same }) => is_same);
      if (same) throw new Problem(409, 'already-saved', `You have saved this already, as ${same.name}.`);
      const saved = await one<SavedView>(
        tx,
        `insert into saved_views (tenant_id, subject, name, view, q, seen_at) values ($1, $2, $3, $4, $5, $6) returning ${view}`,
        [tenantId, subject, body.name.trim(), body.view, body.q.trim(), this.clock.now()],
      );
      return saved!;
    });
  }

  rename(caller: Principal, id: string, name: string): Promise<SavedView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const own = await this.lockOwn(tx, caller, { name });
      if (!own.some(({ view_id }) => view_id === id)) throw notFound('saved view');
      refuseName(own.filter(({ view_id }) => view_id !== id));
      const renamed = await one<SavedView>(
        tx,
        `update saved_views set name = $2 where view_id = $1 returning ${view}`,
        [id, name.trim()],
      );
      return renamed!;
    });
  }

  async delete({ tenantId, subject }: Principal, id: string): Promise<void> {
    const count = await this.database.inTenant(tenantId, (tx) =>
      changed(tx, 'delete from saved_views where view_id = $1 and subject = $2', [id, subject]),
    );
    if (count === 0) throw notFound('saved view');
  }

  /** Two requests of a person follow each other, so that neither passes the limit or takes a name twice. */
  private async lockOwn(
    tx: Tx,
    { tenantId, subject }: Principal,
    { name, view: of, q }: Pick<SavedViewBody, 'name'> & Partial<SavedViewBody>,
  ): Promise<Own[]> {
    await rows(tx, `select pg_advisory_xact_lock(hashtext('saved_views ' || $1::text || ' ' || $2::text))`, [
      tenantId,
      subject,
    ]);
    return rows<Own>(
      tx,
      `select view_id, name, lower(name) = lower($3) as is_named_so, coalesce(view = $4 and lower(q) = lower($5), false) as is_same
       from saved_views where tenant_id = $1 and subject = $2`,
      [tenantId, subject, name.trim(), of, q?.trim()],
    );
  }
}

function refuseName(own: Own[]): void {
  const other = own.find(({ is_named_so }) => is_named_so);
  if (other) throw new Problem(409, 'name-taken', `You have a saved view named ${other.name} already.`);
}
