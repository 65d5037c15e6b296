import { IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';

/** Messages that belong to no tenant (those of the catalog) have this tenant id. */
export const PLATFORM_TENANT = '00000000-0000-0000-0000-000000000000';

/** CloudEvents 1.0, structured mode, with Linesman's extension attributes. */
export class Envelope<T extends object = object> {
  @IsIn(['1.0']) specversion: '1.0';
  @IsUUID() id: string;
  /** `/<producer>` */
  @IsString() @Length(2, 200) source: string;
  @IsString() @Length(1, 100) type: string;
  /** Id of the aggregate. */
  @IsOptional() @IsString() subject?: string;
  @IsISO8601() time: string;
  @IsIn(['application/json']) datacontenttype: 'application/json';
  @IsUUID('loose') tenantid: string;
  @IsString() @Length(1, 200) correlationid: string;
  @IsOptional() @IsString() causationid?: string;
  @IsOptional() @IsString() traceparent?: string;
  /** Counts the events of the aggregate, from 1, without a gap. */
  @IsOptional() @IsInt() @Min(1) aggregateversion?: number;
  @IsObject() data: T;
}
