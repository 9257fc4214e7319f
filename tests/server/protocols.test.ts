import { describe, expect, it } from '@jest/globals';
import { consultationKinds, consultationRoles, languages } from '@krets/shared/kinds';
import { doingOf, phaseKeys, phases, planOf, promptOf, protocolOf, protocols } from '@krets/shared/protocols';

describe('the protocols', () => {
  it('are seven over twenty-one phases, and every phase is used', () => {
    expect(protocols.map(({ key }) => key)).toHaveLength(7);
    expect(phaseKeys).toHaveLength(21);
    const used = new Set(protocols.flatMap((protocol) => protocol.phases.map(({ key }) => key)));
    expect([...phaseKeys].filter((key) => !used.has(key))).toEqual(['FOLLOW_UP']);
  });

  it('tell every role something in every phase, in three languages, never twice the same for two of them', () => {
    for (const key of phaseKeys) {
      for (const words of [
        phases[key].title,
        phases[key].purpose,
        ...consultationRoles.map((role) => promptOf(key, role)),
      ]) {
        for (const language of languages) expect(words[language].trim().length).toBeGreaterThan(2);
      }
      for (const role of consultationRoles)
        expect(doingOf(key, role).nn).toMatch(/^(Eigaren|Kollegaene|Fasilitatoren) .+\.$/);
      expect(phases[key].purpose.nn).not.toBe(phases[key].purpose.nb);
    }
  });

  it('use no word that points towards a case file, and none for a facilitator that is not that', () => {
    const everything = JSON.stringify([phases, protocols.map(({ title, description }) => [title, description])]);
    expect(everything).not.toMatch(/\bsak(en|er|a)?\b|moderator/i);
  });

  it('let no silent role post, and let no phase last for ever', () => {
    for (const { allow, silent, exit } of Object.values(phases)) {
      for (const role of silent) expect(allow[role]).toEqual([]);
      expect(exit).toContain('DEADLINE');
      if (exit.includes('ALL_DONE')) expect(allow.PEER).toContain('PASS');
    }
  });

  it('use every kind but the one for asking', () => {
    const used = new Set(Object.values(phases).flatMap(({ allow }) => Object.values(allow).flat()));
    expect(consultationKinds.filter((kind) => kind !== 'IDEA' && !used.has(kind))).toEqual([]);
  });

  it.each(protocols.map(({ key }) => [key] as const))('%s adds up', (key) => {
    const { phases: plan, liveMinutes, asyncWorkdays } = protocolOf(key);
    const counted = plan.filter(({ optional }) => !optional);
    expect(counted.reduce((sum, { liveSeconds }) => sum + liveSeconds, 0)).toBe(liveMinutes * 60);
    expect(counted.reduce((sum, phase) => sum + phase.asyncWorkdays, 0)).toBe(asyncWorkdays);
  });

  it('each leave something to take along: a line or a step by the owner', () => {
    for (const protocol of protocols)
      for (const onlyHeard of protocol.fitsOnlyHeard ? [false, true] : [false]) {
        const spoken = planOf(protocol, onlyHeard).flatMap(({ key }) => phases[key].allow.OWNER);
        expect([protocol.key, spoken.some((kind) => kind === 'TAKEAWAY' || kind === 'COMMITMENT')]).toEqual([
          protocol.key,
          true,
        ]);
      }
  });

  it('allow neither experience nor advice to who only wants to be heard', () => {
    for (const protocol of protocols.filter(({ fitsOnlyHeard }) => fitsOnlyHeard)) {
      const plan = planOf(protocol, true).map(({ key }) => key);
      for (const key of plan) {
        const kinds = Object.values(phases[key].allow).flat();
        expect(kinds).not.toEqual(expect.arrayContaining(['EXPERIENCE']));
        expect(kinds).not.toEqual(expect.arrayContaining(['IDEA']));
      }
      expect(new Set(plan).size).toBe(plan.length);
    }
    expect(planOf(protocolOf('CASE_CLINIC'), true).map(({ key }) => key)).toEqual([
      'TELL',
      'CLARIFY',
      'STILLNESS',
      'MIRROR',
      'RESPOND',
      'COMMIT',
      'LEARN',
    ]);
  });
});
