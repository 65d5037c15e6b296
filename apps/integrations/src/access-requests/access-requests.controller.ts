import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Post } from '@nestjs/common';
import { AccessRequestBody, type AccessRequestView } from './access-request.dto';
import { AskAdmins } from './ask-admins';

@Roles('csm', 'member')
@Controller('access-requests')
export class AccessRequestsController {
  constructor(private readonly asking: AskAdmins) {}

  /** Asks the admins of the tenant, by email, for what the caller may not do. The same is asked once a day. */
  @Post()
  createAccessRequest(@Caller() caller: Principal, @Body() body: AccessRequestBody): Promise<AccessRequestView> {
    return this.asking.ask(caller, body);
  }
}
