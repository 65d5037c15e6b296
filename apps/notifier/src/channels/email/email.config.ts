import { UrlOf } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString } from 'class-validator';

export class EmailConfig {
  @IsIn(['development', 'production', 'test']) NODE_ENV: 'development' | 'production' | 'test' = 'production';
  @UrlOf('smtp', 'smtps') SMTP_URL: string;
  @IsOptional() @IsString() DKIM_DOMAIN?: string;
  @IsOptional() @IsString() DKIM_SELECTOR?: string;
  @IsOptional() @IsString() DKIM_PRIVATE_KEY?: string;
  @UrlOf('http', 'https') PUBLIC_ORIGIN: string;
}
