import { IsOptional, IsString, Length } from 'class-validator';

export class RespondBody {
  /** For colleagues, who see it beside the signal. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}
