import { type Help, helps } from '@linesman/contracts';
import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { type MessagePreview, PreviewMessage } from './preview-message';

export class MessagePreviewQuery {
  /** What would be done: `POST` to the path with its name sends the email. */
  @IsIn(helps) action: Help;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals/:signal_id/message-preview')
export class MessagePreviewController {
  constructor(private readonly previews: PreviewMessage) {}

  /** The email that an action would send to the technical contact now. Nothing is sent, and its links lead nowhere. */
  @Get()
  previewMessage(
    @Caller() { tenantId: tenant_id }: Principal,
    @Param('signal_id', Uuid) signal_id: string,
    @Query() { action }: MessagePreviewQuery,
  ): Promise<MessagePreview> {
    return this.previews.preview({ tenant_id, signal_id }, action);
  }
}
