import { type Envelope, staffSignalOpened, type StaffSignalOpened } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { OpenStaffSignal } from './open-staff-signal';

@Controller()
export class OnStaffSignalOpened {
  constructor(private readonly staff: OpenStaffSignal) {}

  @OnEvent(staffSignalOpened)
  async handle({ data }: Envelope<StaffSignalOpened>, { tx }: EventContext): Promise<void> {
    await this.staff.open(tx, 'staff_signal', data);
  }
}
