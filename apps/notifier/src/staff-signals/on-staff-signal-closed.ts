import { type Envelope, staffSignalClosed, type StaffSignalClosed } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { CloseStaffSignal } from './close-staff-signal';

@Controller()
export class OnStaffSignalClosed {
  constructor(private readonly staff: CloseStaffSignal) {}

  @OnEvent(staffSignalClosed)
  async handle({ data }: Envelope<StaffSignalClosed>, { tx }: EventContext): Promise<void> {
    await this.staff.close(tx, data.staff_signal_id, 'staff signal closed');
  }
}
