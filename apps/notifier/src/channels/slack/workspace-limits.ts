import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';
import { ANSWERED, FAILED, TAKE_TURN } from './limit-scripts';

/** What Slack counts together: messages, edits, questions about people and conversations, looks at what was sent, and tabs. */
export type Method = 'post' | 'edit' | 'ask' | 'look' | 'publish';
/** What nobody waits for leaves half of the questions that may come at once to what is urgent. */
type Wanted = Method | 'ask_ahead';

interface Limit {
  every_ms: number;
  /** So many may come at once. */
  burst: number;
}

/** Slack takes one message a second in a conversation with short bursts, and some hundred a minute in a workspace. */
const OF_CONVERSATION: Limit = { every_ms: 1_000, burst: 5 };
/** Tier 3 is 50 calls a minute. */
const TIER_3: Limit = { every_ms: 1_200, burst: 50 };
const OF_WORKSPACE: Record<Wanted, Limit> = {
  post: { every_ms: 200, burst: 60 },
  edit: TIER_3,
  ask: TIER_3,
  ask_ahead: { ...TIER_3, burst: TIER_3.burst / 2 },
  look: TIER_3,
  publish: TIER_3,
};

/** Nobody gets a turn further away: until then most of what waits may have ended. */
const FURTHEST_TURN_MS = 60_000;

export type Turn =
  | { kind: 'now' }
  /** `reserved`: it may be used then, and nobody else has it. */
  | { kind: 'later'; after_ms: number; reserved: boolean }
  /** The workspace does not answer, and is not asked until then. */
  | { kind: 'away'; after_ms: number };

const kinds = ['now', 'reserved', 'later', 'away'] as const;

/** The limits of each workspace, over all processes, by the clock of Redis. While Redis is away there are none. */
@Injectable()
export class WorkspaceLimits {
  /** Workspaces that failed lately, as far as this process knows. */
  private readonly failing = new Set<string>();

  constructor(private readonly redis: Redis) {}

  /**
   * @param conversation one of several in the workspace with a limit of its own. A turn in it is reserved.
   * @param has_turn a turn was reserved earlier, and it is here.
   */
  async turn(
    integrationId: string,
    wanted: Wanted,
    { conversation, has_turn = false }: { conversation?: string; has_turn?: boolean } = {},
  ): Promise<Turn> {
    const keys = keysOf(integrationId, wanted === 'ask_ahead' ? 'ask' : wanted);
    const { every_ms, burst } = OF_WORKSPACE[wanted];
    const reserves = conversation === undefined ? 0 : 1;
    const limits = [every_ms, burst, OF_CONVERSATION.every_ms, OF_CONVERSATION.burst];
    const flags = [reserves, has_turn ? 1 : 0, FURTHEST_TURN_MS];
    const asked = this.redis.eval(TAKE_TURN, 5, ...keys, `${keys[3]}:${conversation}`, ...limits, ...flags);
    const answer = (await asked.catch(() => undefined)) as [number, number, number] | undefined;
    if (!answer) return { kind: 'now' };
    const [after_ms, kind, failures] = answer;
    if (failures > 0) this.failing.add(integrationId);
    const named = kinds[kind]!;
    if (named === 'now') return { kind: 'now' };
    return named === 'away' ? { kind: 'away', after_ms } : { kind: 'later', after_ms, reserved: named === 'reserved' };
  }

  /** Slack said until when nobody calls this method in this workspace. */
  async close(integrationId: string, method: Method, ms: number): Promise<void> {
    const [, , closed] = keysOf(integrationId, method);
    await this.redis.set(closed, '1', 'PX', Math.max(1, Math.ceil(ms))).catch(() => undefined);
  }

  /** A call got no answer, or one that Slack was unable to act. After a few of them the workspace is asked seldom. */
  async failed(integrationId: string): Promise<void> {
    const [away, failures] = keysOf(integrationId, 'post');
    this.failing.add(integrationId);
    await this.redis.eval(FAILED, 2, away, failures).catch(() => undefined);
  }

  async answered(integrationId: string): Promise<void> {
    if (!this.failing.delete(integrationId)) return;
    const [away, failures] = keysOf(integrationId, 'post');
    await this.redis.eval(ANSWERED, 2, away, failures).catch(() => undefined);
  }
}

const keysOf = (integrationId: string, method: Method): [string, string, string, string] => {
  const workspace = `slack:${integrationId}`;
  return [
    `${workspace}:away`,
    `${workspace}:failures`,
    `${workspace}:${method}:closed`,
    `${workspace}:${method}:turns`,
  ];
};
