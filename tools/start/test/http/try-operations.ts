import { requestJson } from '../../../actors/http.ts';
import { Outside } from '../../../actors/outside.ts';
import type { Run } from '../../own-system.mjs';
import { readOperations } from './api-document.ts';
import type { Case } from './cases.ts';
import { worldOf } from './world.ts';
import { groupsOf } from './groups.ts';
import { faultsOf } from './judge.ts';
import { type Answer, send } from './send.ts';
import type { Known } from './valid-request.ts';

const LANES = 8;

export interface Tried {
  operations: number;
  cases: Record<string, number>;
  /** Operations that never did what they are for, each with its answers. */
  unreached: Record<string, string[]>;
  /** One line for each operation and fault, with how often and in which case first. */
  faults: string[];
}

/** Calls every operation of the API document in every way that may go wrong. @param home the folder of the system */
export async function tryOperations(
  run: Run,
  home: string,
  isTried: (what: string) => boolean = () => true,
): Promise<Tried> {
  const { operations: all, problem } = readOperations();
  const operations = all.filter(({ verb, path }) => isTried(`${verb} ${path}`));
  const world = await worldOf(run, home);
  const kept = await unchanged(run, world.other);
  const found = new Map<string, { times: number; first: string }>();
  const answers = new Map(operations.map(({ id }) => [id, [] as string[]]));
  const cases: Record<string, number> = {};
  for (const { name, inOrder, cases: casesOf } of groupsOf(operations, world)) {
    if (!isTried(name)) continue;
    await world.renew();
    cases[name] = 0;
    await inLanes(inOrder ? 1 : LANES, casesOf(), async (one) => {
      cases[name]! += 1;
      const answer = await send(run.origin, one);
      if (one.name.startsWith('a valid')) answers.get(one.operation.id)!.push(inShort(answer));
      for (const fault of faultsOf(one, answer, problem)) note(found, one, fault);
    });
  }
  for (const fault of await kept()) found.set(fault, { times: 1, first: '' });
  await world.leave();
  return {
    operations: operations.length,
    cases,
    unreached: Object.fromEntries([...answers].filter(([, had]) => !had.some((it) => /^[23]\d\d$/.test(it)))),
    faults: [...found].map(([fault, { times, first }]) => `${fault}\n      (${times} times; ${first})`),
  };
}

const inShort = (answer: Answer | string): string =>
  typeof answer === 'string' ? answer : `${answer.status}${answer.status < 400 ? '' : ` ${answer.text.slice(0, 200)}`}`;

/** Does the work for each item, some at a time. */
async function inLanes<T>(lanes: number, items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<void>) {
  const left = (async function* () {
    yield* items;
  })();
  const lane = async (): Promise<void> => {
    for await (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function note(found: Map<string, { times: number; first: string }>, one: Case, fault: string): void {
  const { operation, name } = one;
  const general = fault.replaceAll(/"(instance|correlation_id)":"[^"]*",?/g, '').replaceAll(/[0-9a-f-]{36}/g, '…');
  const key = `${operation.verb} ${operation.path}: ${general.slice(0, 260)}`;
  const known = found.get(key);
  found.set(key, known ? { ...known, times: known.times + 1 } : { times: 1, first: name });
}

/** Reads what the other tenant has, and returns what compares it later. */
async function unchanged({ origin, sandbox }: Run, { tenant, known }: { tenant: string; known: Known }) {
  const token = await new Outside(sandbox.url).token({ sub: 'reader', tenant, roles: ['tenant_admin'] });
  const paths = [
    `/v1/customers/${known.customer_id}`,
    '/v1/tenant/settings',
    '/v1/grants',
    `/v1/integrations/${known.integration_id}`,
    `/v1/integrations/${known.integration_id}/links`,
    `/v1/tasks?signal_id=${known.signal_id}`,
    `/v1/risk-signals/${known.signal_id}/responses`,
    `/v1/executions?integration_id=${known.integration_id}`,
  ];
  const read = () =>
    Promise.all(paths.map(async (path) => JSON.stringify(await requestJson(origin + path, { token }))));
  const before = await read();
  return async () => {
    const after = await read();
    return paths.filter((_, at) => before[at] !== after[at]).map((path) => `the other tenant's ${path} was changed`);
  };
}
