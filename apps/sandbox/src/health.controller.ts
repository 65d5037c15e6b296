import { Controller, Get } from '@nestjs/common';

/** The sandbox depends on no other server: once it answers, it is ready. */
@Controller('health')
export class HealthController {
  @Get(['live', 'ready'])
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
