import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JWK } from 'jose';
import type { Subscription } from 'rxjs';
import { SandboxConfig } from '../config';
import { SigningKey } from '../oauth/signing-key';
import type { Signer, SignedPush } from '../stand-ins/push';
import { StandIns } from '../stand-ins/find-stand-ins';
import { AccessChanges, type AccessChange } from '../state/access-changes';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import { forgePushes } from '../switches/common-kinds';
import { Switches } from '../switches/switches';

/** A webhook about Linesman's access, and what Linesman answered last. */
export interface SentPush extends AccessChange {
  id: string;
  at: string;
  forged: boolean;
  attempts: number;
  /** 0 when there was no answer. */
  status: number;
}

const TIMEOUT_MS = 3_000;
const AGAIN_AFTER_MS = [500, 2_000, 10_000];

/** Sends the webhooks by which providers tell of Linesman's access. One that fails is sent again, as providers do. */
@Injectable()
export class PushSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly journal: Journal<SentPush>;
  private readonly stopped = new AbortController();
  private following?: Subscription;

  constructor(
    state: StateDir,
    private readonly config: SandboxConfig,
    private readonly standIns: StandIns,
    private readonly switches: Switches,
    private readonly signingKey: SigningKey,
    private readonly changes: AccessChanges,
  ) {
    this.journal = state.journal<SentPush>('pushes', { keep: 1_000 });
  }

  onApplicationBootstrap(): void {
    this.following = this.changes.subscribe((change) => void this.send(change));
  }

  onApplicationShutdown(): void {
    this.following?.unsubscribe();
    this.stopped.abort();
  }

  list(): SentPush[] {
    return this.journal.values();
  }

  /** @returns undefined if the provider tells nothing of such a change. */
  async send(change: AccessChange): Promise<SentPush | undefined> {
    const { provider, account } = change;
    const at = new Date(Date.now());
    const forged = this.switches.list(provider, forgePushes).length > 0;
    const told = { account, change: change.change, event_id: randomUUID(), at };
    const push = await this.standIns
      .find(provider)
      ?.push?.(told, forged ? this.forger(provider) : this.signer(provider));
    if (!push) return undefined;
    const sent = { ...change, id: told.event_id, at: at.toISOString(), forged };
    return this.deliver(sent, push);
  }

  private async deliver(sent: Omit<SentPush, 'attempts' | 'status'>, push: SignedPush): Promise<SentPush> {
    for (let attempts = 1; ; attempts++) {
      const done = { ...sent, attempts, status: await this.post(sent.provider, push) };
      this.journal.set(sent.id, done);
      const again = AGAIN_AFTER_MS[attempts - 1];
      const failed = done.status === 0 || done.status >= 500;
      if (!failed || again === undefined || this.stopped.signal.aborted) return done;
      await pause(again, undefined, { signal: this.stopped.signal }).catch(() => undefined);
    }
  }

  private post(provider: string, { headers, body }: SignedPush): Promise<number> {
    return fetch(`${this.config.public_origin}/webhooks/${provider}`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.stopped.signal]),
    }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  private signer(provider: string): Signer {
    return {
      secret: this.config.webhook_secrets[provider] ?? '',
      key: this.signingKey.jwk,
      client_id: this.config.oauth_apps[provider]?.client_id ?? '',
    };
  }

  /** Knows everything but the secrets. */
  private forger(provider: string): Signer {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { kid } = this.signingKey.jwk;
    const key: JWK = { ...(privateKey.export({ format: 'jwk' }) as JWK), kid, alg: 'RS256' };
    return { ...this.signer(provider), secret: 'not-the-secret', key };
  }
}
