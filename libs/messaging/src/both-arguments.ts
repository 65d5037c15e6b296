import { Ctx, Payload } from '@nestjs/microservices';

/** Nest passes a handler only the payload; this adds the context as the second argument. */
export const BothArguments: MethodDecorator = (target, key) => {
  Payload()(target, key, 0);
  Ctx()(target, key, 1);
};
