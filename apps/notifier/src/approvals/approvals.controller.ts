import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsOptional, IsString, Length } from 'class-validator';
import type { DeliveryView } from '../deliveries/deliveries.controller';
import { DecideApproval } from './decide-approval';

export class ApprovalBody {
  /** Why; it is kept in the audit log. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller('deliveries')
export class ApprovalsController {
  constructor(private readonly deciding: DecideApproval) {}

  /** The messages that a person has to approve before they are sent; the oldest first. */
  @Get('awaiting-approval')
  async list(@Caller() { tenantId }: Principal): Promise<{ items: DeliveryView[] }> {
    return { items: await this.deciding.waiting(tenantId) };
  }

  /** Sends the message, as the signal is now. What is not urgent waits for working hours. */
  @Post(':delivery_id/approve')
  @HttpCode(204)
  approve(
    @Caller() caller: Principal,
    @Param('delivery_id', Uuid) id: string,
    @Body() { note }: ApprovalBody,
  ): Promise<void> {
    return this.deciding.decide(caller, { id, decision: 'approved', note });
  }

  /** The message is not sent. */
  @Post(':delivery_id/reject')
  @HttpCode(204)
  reject(
    @Caller() caller: Principal,
    @Param('delivery_id', Uuid) id: string,
    @Body() { note }: ApprovalBody,
  ): Promise<void> {
    return this.deciding.decide(caller, { id, decision: 'rejected', note });
  }
}
