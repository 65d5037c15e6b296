import { openSlackHome, type OpenedSlackHome, type OpenSlackHomeRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { ShowHomes } from './show-homes.system';

@Controller()
export class OpenHomeRpc {
  constructor(private readonly homes: ShowHomes) {}

  @OnRpc(openSlackHome)
  async open(request: OpenSlackHomeRequest): Promise<OpenedSlackHome> {
    return { is_new: await this.homes.opened(request) };
  }
}
