// Preloaded into a server: its clock is wrong by KRETS_TEST_SHIFT milliseconds.
const by = Number(process.env.KRETS_TEST_SHIFT ?? 0);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + by);
    else super(...given);
  }
  static now() {
    return RealDate.now() + by;
  }
};
