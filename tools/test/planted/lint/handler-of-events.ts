import { Controller } from '@nestjs/common';
import { customerUpserted } from '@linesman/contracts';
import { OnEvent } from '@linesman/messaging';

@Controller()
export class Customers {
  @OnEvent(customerUpserted)
  handle(): void {}
}
