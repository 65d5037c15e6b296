import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { problem } from '../../http/problem';
import type { SlackUser } from '../../world/world';
import { Workspaces } from './workspaces';

export interface NewPerson {
  team?: string;
  name?: string;
  email?: string;
}

/** Adds a person to a workspace. Adding the same address again returns the first person. */
@Injectable()
export class AddPerson {
  constructor(private readonly workspaces: Workspaces) {}

  add({ team, name, email }: NewPerson): Pick<SlackUser, 'id' | 'name' | 'email'> {
    const all = this.workspaces.all();
    const workspace = all.find(({ team_id }) => team_id === team);
    if (!workspace) throw problem(422, `team must be one of ${all.map((one) => one.team_id).join(', ')}`, 'team');
    if (typeof name !== 'string' || !name.trim()) throw problem(422, 'name must be given', 'name');
    if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(email)) {
      throw problem(422, 'email must be an address', 'email');
    }
    const address = email.toLowerCase();
    const known = workspace.users.find((one) => one.email.toLowerCase() === address);
    if (known) return { id: known.id, name: known.name, email: known.email };
    const hash = createHash('sha256').update(`${workspace.team_id}/${address}`).digest('hex');
    const added = { id: `U${hash.slice(0, 10).toUpperCase()}`, name, email: address };
    this.workspaces.join(workspace.team_id, { ...added, time_zone: 'UTC' });
    return added;
  }
}
