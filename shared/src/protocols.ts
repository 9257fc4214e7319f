import data from './data/protocols.json' with { type: 'json' };
import {
  type ConsultationKind,
  type ConsultationRole,
  consultationKinds,
  consultationRoles,
  type Language,
  languages,
  type ProtocolKey,
} from './kinds.js';

/** Protocols are data. This file defines their shape and refuses invalid ones. */
export type LocalizedText = Record<Language, string>;
/** IDEA_IF_ASKED: an IDEA, where the owner has asked for ideas. */
export type AllowedKind = ConsultationKind | 'IDEA_IF_ASKED';
export const phaseExits = ['OWNER_DONE', 'ALL_DONE', 'DEADLINE', 'FACILITATOR'] as const;
export type PhaseExit = (typeof phaseExits)[number];
/** Others' posts are visible at once, or only after one's own post or pass, or the end of the phase. */
const visibilities = ['IMMEDIATE', 'HIDDEN_UNTIL_OWN_POST'] as const;

export type Phase = {
  title: LocalizedText;
  purpose: LocalizedText;
  allow: Record<ConsultationRole, AllowedKind[]>;
  silent: ConsultationRole[];
  visibility: (typeof visibilities)[number];
  /** `of` are the kinds that the limits apply to; other kinds are not limited. */
  limits: { of?: ConsultationKind[]; maxPerPerson?: number; maxChars?: number };
  exit: PhaseExit[];
  prompts: Partial<Record<ConsultationRole | 'ALL', LocalizedText>>;
  /** What happens to the phase when the owner only wants to be heard: it is omitted, or the owner answers instead. */
  whenOnlyHeard?: 'SKIP' | 'RESPOND';
};

export type PhaseKey = keyof typeof data.phases;

export type PlannedPhase = {
  key: PhaseKey;
  liveSeconds: number;
  /** Zero: skipped when asynchronous. */
  asyncWorkdays: number;
  optional: boolean;
};

export type Protocol = {
  key: ProtocolKey;
  version: number;
  title: LocalizedText;
  description: LocalizedText;
  /** How many take part, including the owner and the facilitator. */
  participants: { min: number; max: number };
  hasOwner: boolean;
  fitsOnlyHeard: boolean;
  /** Without the follow-up, which comes after the end. */
  phases: PlannedPhase[];
  /** Calendar days from the end until the owner is asked how it went; null without a follow-up. */
  followUpDays: number | null;
  /** Without optional phases. */
  liveMinutes: number;
  asyncWorkdays: number;
  source: string;
};

function assert(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`protocols.json: ${what}`);
}

function assertTexts(words: Partial<LocalizedText> | undefined, where: string): asserts words is LocalizedText {
  for (const language of languages) assert(words?.[language]?.trim(), `${where} has no words in ${language}`);
}

const among = (known: readonly string[], given: readonly string[], where: string) => {
  for (const one of given) assert(known.includes(one), `${where}: ${one} is unknown`);
};

function parsePhase(key: string, phase: Phase): Phase {
  assertTexts(phase.title, `${key}.title`);
  assertTexts(phase.purpose, `${key}.purpose`);
  for (const [role, words] of Object.entries(phase.prompts)) assertTexts(words, `${key}.prompts.${role}`);
  for (const role of consultationRoles) {
    assert(phase.prompts[role] ?? phase.prompts.ALL, `${key} tells ${role} nothing`);
    among([...consultationKinds, 'IDEA_IF_ASKED'], phase.allow[role], `${key}.allow.${role}`);
    assert(!phase.silent.includes(role) || phase.allow[role].length === 0, `${key}: ${role} is silent and may speak`);
  }
  among(consultationRoles, phase.silent, `${key}.silent`);
  among(visibilities, [phase.visibility], `${key}.visibility`);
  among(phaseExits, phase.exit, `${key}.exit`);
  assert(phase.exit.includes('DEADLINE'), `${key} could stay open for ever`);
  assert(!phase.exit.includes('OWNER_DONE') || phase.allow.OWNER.length > 0, `${key} waits for an owner who is silent`);
  assert(!phase.exit.includes('ALL_DONE') || phase.allow.PEER.includes('PASS'), `${key} has peers who cannot pass`);
  assert(
    !(phase.limits.maxPerPerson || phase.limits.maxChars) || phase.limits.of,
    `${key}.limits are limits of nothing`,
  );
  among(consultationKinds, phase.limits.of ?? [], `${key}.limits.of`);
  return phase;
}

type ProtocolData = (typeof data.protocols)[number];

function parseProtocol({ phases, ...written }: ProtocolData): Protocol {
  const { key } = written;
  assertTexts(written.title, `${key}.title`);
  assertTexts(written.description, `${key}.description`);
  among(
    Object.keys(data.phases),
    phases.map((phase) => phase.key),
    key,
  );
  assert(new Set(phases.map((phase) => phase.key)).size === phases.length, `${key} enters a phase twice`);
  const followUp = phases.find((phase) => phase.key === 'FOLLOW_UP');
  assert(!followUp || phases.at(-1) === followUp, `${key}: the follow-up is not last`);
  const planned = phases
    .filter((phase) => phase !== followUp)
    .map(({ key: phaseKey, liveSeconds, asyncWorkdays = 0, optional }) => ({
      key: phaseKey as PhaseKey,
      liveSeconds,
      asyncWorkdays,
      optional,
    }));
  const counted = planned.filter((phase) => !phase.optional);
  const sum = (of: 'liveSeconds' | 'asyncWorkdays') => counted.reduce((total, phase) => total + phase[of], 0);
  assert(sum('liveSeconds') === written.liveMinutes * 60, `${key}: the minutes do not add up`);
  assert(sum('asyncWorkdays') === written.asyncWorkdays, `${key}: the days do not add up`);
  const leaves = (key: string) => (data.phases as unknown as Record<string, Phase>)[key]?.allow.OWNER ?? [];
  assert(
    counted.some((phase) => leaves(phase.key).some((kind) => kind === 'TAKEAWAY' || kind === 'COMMITMENT')),
    `${key} ends with nothing to take along`,
  );
  assert(written.participants.min >= 3 && written.participants.min <= written.participants.max, `${key}.participants`);
  return {
    ...written,
    key: key as ProtocolKey,
    phases: planned,
    followUpDays: followUp?.followUpCalendarDays ?? null,
  };
}

export const phases = Object.fromEntries(
  Object.entries(data.phases as unknown as Record<string, Phase>).map(([key, phase]) => [key, parsePhase(key, phase)]),
) as Record<PhaseKey, Phase>;

export const protocols: readonly Protocol[] = data.protocols.map(parseProtocol);

export const phaseKeys = Object.keys(phases) as readonly PhaseKey[];

export function protocolOf(key: ProtocolKey): Protocol {
  const found = protocols.find((protocol) => protocol.key === key);
  assert(found, `there is no ${key}`);
  return found;
}

/** The task of this role in this phase. */
export function promptOf(key: PhaseKey, role: ConsultationRole): LocalizedText {
  const words = phases[key].prompts[role] ?? phases[key].prompts.ALL;
  assert(words, `${key} tells ${role} nothing`);
  return words;
}

/** The task of a role in a phase, in general words: «Kollegaene stiller spørsmål.» */
export function doingOf(key: PhaseKey, role: ConsultationRole): LocalizedText {
  const { allow, silent } = phases[key];
  const [first] = allow[role];
  const what = silent.includes(role) || !first ? 'LISTEN' : role === 'FACILITATOR' ? 'HOLD_FORM' : first;
  const words = (data.doing as Record<string, LocalizedText>)[what];
  assert(words, `nothing says what ${role} does in ${key}`);
  const sentence = (language: Language) => `${data.subjects[role][language]} ${words[language]}.`;
  return { nn: sentence('nn'), nb: sentence('nb'), en: sentence('en') };
}

/**
 * The phases of a consultation in order, without the follow-up. An owner who only wants to be heard gets neither experience
 * nor advice from others: those phases are omitted, or the owner answers instead.
 */
export function planOf({ phases: planned }: Protocol, onlyHeard: boolean): PlannedPhase[] {
  if (!onlyHeard) return planned;
  const plan: PlannedPhase[] = [];
  for (const phase of planned) {
    const instead = phases[phase.key].whenOnlyHeard;
    if (instead === 'RESPOND') plan.push({ key: 'RESPOND', liveSeconds: 240, asyncWorkdays: 2, optional: false });
    else if (instead !== 'SKIP') plan.push(phase);
  }
  return plan;
}
