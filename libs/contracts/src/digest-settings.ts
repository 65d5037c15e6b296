import { IsInt, Max, Min } from 'class-validator';

/** From how many messages to one person on one channel on further ones come together in a digest. */
export class DigestSettings {
  /** So many first messages within the window are sent singly. */
  @IsInt() @Min(1) @Max(1_000) messages: number;
  /** The window. One digest is sent in it at most. */
  @IsInt() @Min(1) @Max(120) minutes: number;
}

export const defaultDigest: Readonly<DigestSettings> = { messages: 5, minutes: 10 };
