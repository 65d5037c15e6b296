/** Whether people are told how many are parked: of the first and the end, and whenever there are twice or half as many. */
export const changedMuch = (told: number, now: number): boolean =>
  now !== told && (told === 0 || now === 0 || now >= 2 * told || 2 * now <= told);
