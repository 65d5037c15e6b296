import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { problem } from '../http/problem';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import type { Switch, SwitchKind, SwitchTarget } from './switch';

/** Everything that is broken on purpose right now. */
@Injectable()
export class Switches {
  private readonly journal: Journal<Switch>;
  private readonly targets = new Map<string, SwitchTarget>();

  constructor(state: StateDir) {
    this.journal = state.journal<Switch>('switches');
  }

  register(target: SwitchTarget): void {
    this.targets.set(target.code, target);
  }

  target(code: string): SwitchTarget | undefined {
    return this.targets.get(code);
  }

  kindOf({ provider, kind }: Switch): SwitchKind | undefined {
    return this.target(provider)?.kinds.find((one) => one.kind === kind);
  }

  list(provider?: string, kind?: SwitchKind): Switch[] {
    return this.journal
      .values()
      .filter((one) => (!provider || one.provider === provider) && (!kind || one.kind === kind.kind));
  }

  add(body: unknown): Switch {
    const added = this.parse((body ?? {}) as Record<string, unknown>);
    this.journal.set(added.id, added);
    return added;
  }

  remove(id: string): void {
    this.journal.delete(id);
  }

  clear(provider?: string): void {
    for (const { id } of this.list(provider)) this.journal.delete(id);
  }

  /** The first that applies; one with `times` is counted down. */
  take(provider: string, kind: SwitchKind, applies: (one: Switch) => boolean = () => true): Switch | undefined {
    const found = this.list(provider, kind).find(applies);
    if (found?.times !== undefined) {
      if (found.times <= 1) this.journal.delete(found.id);
      else this.journal.set(found.id, { ...found, times: found.times - 1 });
    }
    return found;
  }

  private parse(given: Record<string, unknown>): Switch {
    const targets = [...this.targets.values()];
    const kinds = new Set(targets.flatMap((target) => target.kinds.map(({ kind }) => kind)));
    if (!kinds.has(given['kind'] as string)) {
      throw problem(422, `kind must be one of ${[...kinds].join(', ')}`, 'kind');
    }
    const kindOn = ({ kinds }: SwitchTarget): SwitchKind | undefined =>
      kinds.find(({ kind }) => kind === given['kind']);
    const target = targets.find(({ code }) => code === given['provider']);
    const kind = target && kindOn(target);
    if (!kind) {
      const allowed = targets.filter(kindOn).map(({ code }) => code);
      throw problem(422, `provider must be one of ${allowed.join(', ')}`, 'provider');
    }
    const made: Switch = { id: randomBytes(4).toString('hex'), provider: target.code, kind: kind.kind };
    for (const field of Object.keys(kind.fields)) {
      const value = valueOf(field, kind, given[field]);
      if (value !== undefined) made[field] = value;
    }
    const unknown = Object.keys(given).find((field) => !(field in made) && given[field] !== '');
    if (unknown) throw problem(422, `${kind.kind} takes no ${unknown}`, unknown);
    return made;
  }
}

function valueOf(field: string, { fields, choices }: SwitchKind, given: unknown): string | number | undefined {
  const fallback = fields[field];
  if (given === undefined || given === '') {
    if (fallback === undefined) throw problem(422, `${field} must be given`, field);
    return field === 'times' || fallback === '' ? undefined : fallback;
  }
  const value = typeof fallback === 'number' ? Number(given) : given;
  const isRight = typeof value === 'number' ? value >= 0 : typeof value === 'string';
  if (!isRight || (choices?.[field] && !choices[field].includes(value as string))) {
    throw problem(422, `${field} is not valid`, field);
  }
  return value as string | number;
}
