import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';

/** An event that no stream takes. Those behind it are published. */
export interface SetAsideEvent {
  id: string;
  tenant_id: string;
  subject: string;
  bytes: number;
  /** Whether it is larger than a message may be. Then it cannot be published again. */
  too_large: boolean;
  reason: string | null;
  created_at: Date;
  set_aside_at: Date;
  /** Later it cannot be published again: a service might handle it twice. */
  publishable_until: Date;
}

export class PublishAgainBody {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @IsUUID('loose', { each: true }) ids: string[];
}

export interface PublishedAgain {
  /** So many are offered to their stream again. One that is refused is set aside again. */
  published: number;
  /** So many are larger than a message may be, and stay. */
  too_large: number;
  /** So many can no longer be published again. */
  too_old: number;
}
