/** `--require` it to run a process on a machine whose clock is wrong by SKEW_MS. */
const RealDate = Date;
const skew = Number(process.env.SKEW_MS);

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skew);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + skew;
  }
};
