import { Ctx, Payload } from '@nestjs/microservices';

/** Without it Nest hands a handler its payload alone. */
export const BothArguments: MethodDecorator = (target, key) => {
  Payload()(target, key, 0);
  Ctx()(target, key, 1);
};
