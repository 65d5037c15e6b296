import { IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineRpc } from '../define';
import { Nested, NestedList } from '../nested';
import { SignalSnapshot } from '../signal';

export class PreviewSignalRequest {
  @IsUUID('loose') tenant_id: string;
  /** The signal as it would have opened. Its id is that of no other signal. */
  @Nested(() => SignalSnapshot) snapshot: SignalSnapshot;
  /** Whether it would have ended before anybody was told. */
  @IsBoolean() ended: boolean;
}

export class PreviewedTelling {
  /** For whom the message would have been worded: `csm`, `manager`, `contact`, `tenant` or `staff`. */
  @IsString() audience: string;
  @IsString() channel: string;
  /** The address, masked. */
  @IsString() recipient: string;
  /** Why this person would not have been told. */
  @IsOptional() @IsString() reason?: string;
}

export class PreviewSignalAnswer {
  @NestedList(() => PreviewedTelling) told: PreviewedTelling[];
}

export const previewSignal = defineRpc({
  service: 'notifier',
  verb: 'preview_signal',
  summary: 'Whom a signal would tell if it opened now. Nobody is told, and nothing is stored.',
  request: PreviewSignalRequest,
  response: PreviewSignalAnswer,
  repeatable: true,
});
