import { ArrayMaxSize, IsEmail, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { Nested } from '../nested';

/**
 * What somebody did with a reconnect link. `failed`: the provider refused the consent or the key. `held`: the key works, and
 * an administrator has to confirm its account. `verified`: the integration is connected, and it was verified.
 */
export const linkSteps = [
  'opened',
  'consent_started',
  'cancelled',
  'wrong_account',
  'failed',
  'held',
  'verified',
  'handed_over',
] as const;
export type LinkStep = (typeof linkSteps)[number];

/** Names of accounts at the provider, each shortened so that it can be recognised and not read. */
export class LinkAccounts {
  @IsString() @Length(1, 200) offered: string;
  /** Absent where the provider has not named the account of the integration. */
  @IsOptional() @IsString() @Length(1, 200) expected?: string;
}

/** A colleague to whom the link was handed over, as the person who did it wrote. */
export class LinkColleague {
  @IsString() @Length(1, 80) name: string;
  @IsEmail() email: string;
}

export class ReconnectLinkStepTaken {
  @IsUUID() link_id: string;
  @IsUUID() integration_id: string;
  /** The risk signal that the link is for. */
  @IsUUID() signal_id: string;
  @IsIn(linkSteps) step: LinkStep;
  @IsISO8601() taken_at: string;
  /** For whom the link was made. Absent where somebody copied it, and gave it to a person by hand. */
  @IsOptional() @IsString() @Length(1, 320) recipient?: string;
  /** Of `wrong_account`. */
  @IsOptional() @Nested(() => LinkAccounts) accounts?: LinkAccounts;
  /** Of `cancelled`: what the consent asks for, as the provider names it. */
  @IsOptional() @IsString({ each: true }) @Length(1, 200, { each: true }) @ArrayMaxSize(50) access?: string[];
  /** Of `handed_over`. */
  @IsOptional() @Nested(() => LinkColleague) colleague?: LinkColleague;
}

export const reconnectLinkStepTaken = defineEvent({
  type: 'reconnect_link_step_taken',
  producer: 'integrations',
  aggregate: 'reconnect_link',
  verb: 'step_taken',
  summary:
    'Somebody took a step with a reconnect link of a risk signal, for example opened it or cancelled the consent.',
  data: ReconnectLinkStepTaken,
});
