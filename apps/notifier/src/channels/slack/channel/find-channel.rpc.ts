import { findSlackChannel, type FindSlackChannelRequest, type FoundSlackChannel } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { FindChannel } from './find-channel';

@Controller()
export class FindChannelRpc {
  constructor(private readonly channels: FindChannel) {}

  @OnRpc(findSlackChannel)
  find(request: FindSlackChannelRequest): Promise<FoundSlackChannel> {
    return this.channels.find(request);
  }
}
