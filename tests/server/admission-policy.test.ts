import { describe, expect, it } from '@jest/globals';
import {
  mayDecline,
  needsAdmission,
  seesWarnings,
  warningsOf,
} from '@krets/server/dist/networks/membership/admission/admission.policy.js';
import type { Membership } from '@krets/server/dist/networks/membership/membership.js';

const seats = [
  { orgnr: '111111111', personId: 'a' },
  { orgnr: '222222222', personId: 'b' },
];

describe('warnings before admission', () => {
  it.each([
    ['333333333', false, []],
    ['111111111', false, ['SAME_AGENCY']],
    ['333333333', true, ['SAME_LINE']],
    ['222222222', true, ['SAME_AGENCY', 'SAME_LINE']],
  ] as const)('from %s, in line %s', (orgnr, inReportingLine, warnings) => {
    expect(warningsOf({ orgnr, inReportingLine, personId: 'new' }, seats)).toEqual(warnings);
  });

  const viewer = (changes: object) =>
    ({
      seatId: 's',
      role: 'MEMBER',
      stage: 'ACTIVE',
      heldSeat: { orgnr: '222222222' },
      ...changes,
    }) as unknown as Membership;

  it.each([
    ['the facilitator', { role: 'FACILITATOR' }, true],
    ['the colleague', { heldSeat: { orgnr: '111111111' } }, true],
    ['another member', {}, false],
    ['the colleague with a pending membership', { seatId: null, heldSeat: { orgnr: '111111111' } }, false],
  ] as const)('are seen by %s: %o %s', (_, changes, sees) => {
    expect(seesWarnings(viewer(changes), { orgnr: '111111111' })).toBe(sees);
  });

  it.each([
    ['FACILITATOR', [], 0, true],
    ['MEMBERS', [], 1, false],
    ['MEMBERS', [], 2, true],
    ['MEMBERS', ['SAME_AGENCY'], 0, true],
  ] as const)('a facilitator may decline where %s decide, warned %o, with %i no of four', (by, warnings, no, may) => {
    const facilitator = viewer({ role: 'FACILITATOR' });
    expect(mayDecline(facilitator, by, [...warnings], { yes: 0, no, seats: 4 })).toBe(may);
    expect(mayDecline(viewer({}), by, [...warnings], { yes: 0, no, seats: 4 })).toBe(false);
  });
});

describe('an invitation is decided on first', () => {
  const plain = {
    decidedBy: 'FACILITATOR',
    stage: 'ACTIVE',
    handedOver: false,
    inReportingLine: false,
  } as const;
  it.each([
    ['never otherwise', {}, false],
    ['in one line of command', { inReportingLine: true }, true],
    ['by members who decide', { decidedBy: 'MEMBERS' }, true],
    ['not while the network is being formed', { decidedBy: 'MEMBERS', stage: 'FORMING' }, false],
    ['for a successor', { handedOver: true }, true],
    ['for a successor while the network is being formed', { handedOver: true, stage: 'FORMING' }, true],
  ] as const)('%s', (_, changes, asked) => {
    expect(needsAdmission({ ...plain, ...changes })).toBe(asked);
  });
});
