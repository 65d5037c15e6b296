export const inAMinute = (): number => Date.now() + 60_000;
