import { IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineRpc } from '../define';

export class IssuePageTokenRequest {
  @IsUUID() tenant_id: string;
  /** The user whose calls to action a page will show. */
  @IsString() @Length(1, 200) subject: string;
  /** The page's address, on one of the tenant's `page_origins`: who follows a call to action is offered the way back. */
  @IsOptional() @IsString() @Length(1, 500) return_url?: string;
}

export class PageToken {
  /** For this user's page only: it shows what this user must do, and nothing else. */
  @IsString() token: string;
  @IsISO8601() expires_at: string;
}

/** The platform sends its bearer token in the NATS header `Authorization`. */
export const issuePageToken = defineRpc({
  service: 'integrations',
  verb: 'issue_page_token',
  summary: 'A token, valid for ten minutes, with which a page shows one user’s calls to action.',
  request: IssuePageTokenRequest,
  response: PageToken,
  repeatable: true,
});
