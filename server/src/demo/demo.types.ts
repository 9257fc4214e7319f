import type {
  AgendaKind,
  ChallengeStatus,
  ConsultationKind,
  ConsultationMode,
  ContributionKind,
  DateAnswer,
  DemoPart,
  HelpWanted,
  Language,
  MeetingAnswer,
  ProtocolKey,
  ReactionKind,
  Reshare,
  SeatRole,
} from '@krets/shared/kinds';
import type { CharterText } from '../networks/charter/charter.entity.js';
import type { Listing } from '../networks/lifecycle/listing.types.js';
import type { Programme } from '../networks/lifecycle/programme.entity.js';
import type { Network } from '../networks/network.entity.js';
import type { EntryText } from '../overview/entry-editing.service.js';
import type { NeedText } from '../overview/needs/need-text.policy.js';
import type { SignupText } from '../overview/signups/signup.types.js';

/** An invented person. `orgnr` is a real organisation, `county` a number. */
export type CastMember = {
  key: string;
  name: string;
  roleTitle: string;
  orgnr: string;
  county: string;
  language: Language;
  email: string;
  /** Everything posted before this is read. */
  lastVisitDaysAgo: number;
  isAdministrator?: true;
  /** For the few who are shown first. */
  triesAs?: DemoPart;
};

export type DemoProgramme = { key: string; name: string; kind: Programme['kind'] };

/** Something that exists elsewhere. `by`: the key of whoever tends it; an administrator when left out. */
export type DemoEntry = EntryText & { publishedDaysAgo: number; confirmedDaysAgo: number; by?: string };

/** A gathering at the meeting place of the title `entry`, and who comes. */
export type DemoGathering = {
  entry: string;
  place: string;
  county: string;
  video?: string;
  startsInDays: number;
  time: string;
  minutes: number;
  capacity?: number;
  signups: ({
    /** The key of a person. */
    person: string;
    /** What the others see: `name`, `role`, `agency`. */
    shows: string;
    /** That they want to make a network, and what of. */
    founds?: string;
  } & Pick<SignupText, 'themes' | 'level'> &
    Partial<Pick<SignupText, 'talk' | 'coffee'>>)[];
};

/** What one of them has said they need. */
export type DemoNeed = NeedText & { person: string };

/** What a network that is not being formed has agreed on. */
export type DemoForm = {
  charter: Omit<CharterText, 'purpose'>;
  organiser: { type: NonNullable<Network['organiserType']>; name: string; orgnr: string };
  /** The key of a programme. */
  effort: string;
  listed: boolean;
  /** For the open overview. */
  listing: Listing;
  /** The next meetings, and the review, in days from now. */
  meetsInDays: [number, number];
  reviewInDays: number;
};

export type DemoNetwork = {
  key: string;
  name: string;
  purpose: string;
  /** Founded by the holder of its first seat, and not complete yet. */
  isForming?: true;
  /** The first is a facilitator and invites the others. */
  seats: { person: string; role: SeatRole }[];
  /** None while it is being formed. */
  form?: DemoForm;
};

export type DemoContribution = {
  by: string;
  kind: ContributionKind;
  /** Hours after the challenge was posted. */
  hoursAfter: number;
  body: string;
  link?: string;
  lang: Language;
  edited?: { before: string; hoursAfter: number };
  withdrawnHoursAfter?: number;
  replies?: DemoContribution[];
  /** The people mentioned. */
  names?: string[];
  /** The beginning of the contribution it quotes. */
  quotes?: string;
  reactions?: [by: string, kind: ReactionKind][];
  /** Who has saved it for later; not of replies. */
  savedBy?: string[];
};

export type DemoChallenge = {
  by: string;
  daysAgo: number;
  title: string;
  situation: string;
  role: string;
  pullA?: string;
  pullB?: string;
  tried?: string;
  helpWanted: HelpWanted[];
  decideInDays?: number;
  reshare: Reshare;
  lang: Language;
  withdrawnHoursAfter?: number;
  marked?: { hoursAfter: number; status: ChallengeStatus; note: string };
  savedBy?: string[];
  thread: DemoContribution[];
};

export type DemoAction = {
  /** Hours after the start. */
  after: number;
  by: string;
  does: ConsultationKind | 'START' | 'ADVANCE' | 'SKIP';
  body?: string;
  /** Nynorsk when left out. */
  lang?: Language;
  /** How many posts back the answered one is. */
  to?: number;
  dueInDays?: number;
};

export type DemoConsultation = {
  network: string;
  /** The owner of the challenge, and its title. */
  by: string;
  challenge: string;
  protocol: ProtocolKey;
  mode: ConsultationMode;
  hoursAgo: number;
  facilitator: string;
  joins: string[];
  acts: DemoAction[];
  note?: { by: string; after: number; content: string };
};

/** A meeting, on the last working day up to so many days from now: on a later one, choosing might not have begun. */
export type DemoMeeting = {
  by: string;
  calledDaysAgo: number;
  /** Negative when it is over. */
  inDays: number;
  /** It is under way since then, whatever the day and the time say. */
  begunMinutesAgo?: number;
  time: string;
  place: string;
  link: string;
  facilitator: string;
  preparation: string;
  answers: [by: string, answer: MeetingAnswer][];
  items: {
    by: string;
    daysAgo: number;
    kind: AgendaKind;
    title: string;
    /** The beginning of the title of a challenge. */
    challenge?: string;
    minutes: number;
    decideInDays?: number;
  }[];
  /** The beginnings of the titles that somebody chooses. */
  choices: [by: string, titles: string[]][];
  /** What was written when it was over, by the beginning of the title of an item, and the steps that people took. */
  minutes?: { by: string; item: string; learned: string; takeaways: string; steps: [by: string, body: string][] }[];
};

/** Times that are proposed for a meeting, in days from now, and what members answer about each. */
export type DemoDatePoll = {
  by: string;
  inDays: number[];
  time: string;
  place: string;
  link: string;
  facilitator: string;
  answers: [by: string, answers: DateAnswer[]][];
};

/** A message in the chat of a network. */
export type DemoMessage = {
  by: string;
  daysAgo: number;
  body: string;
  lang: Language;
  /** The beginning of the message it answers. */
  answers?: string;
  /** The people mentioned. */
  names?: string[];
  reactions?: [by: string, kind: ReactionKind][];
};
/** A resource in the library of a demo network. Its file is generated when the demo is loaded. */
export type DemoResource = {
  by: string;
  daysAgo: number;
  title: string;
  why: string;
  lang: Language;
  collection?: string;
  tags: string[];
  reviewInDays?: number;
  /** Featured by the network. */
  chosen?: true;
  /** The beginning of the title of a challenge it is attached to. */
  beside?: string;
} & (
  | { kind: 'NOTE'; body: string; revised?: { by: string; daysAgo: number; change: string; body: string } }
  | { kind: 'LINK'; link: string }
  | { kind: 'FILE'; name: string; lines: string[] }
  | { kind: 'FILE'; name: string; alt: string; drawing: string }
);
