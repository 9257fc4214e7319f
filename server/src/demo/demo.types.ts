import type {
  ConsultationKind,
  ConsultationMode,
  ContributionKind,
  HelpWanted,
  Language,
  Reshare,
  SeatRole,
} from '@krets/shared/kinds';
import type { ProtocolKey } from '@krets/shared/protocols';

/** An invented person. `orgnr` is a real organisation, `county` a number. */
export type CastMember = {
  key: string;
  name: string;
  roleTitle: string;
  orgnr: string;
  county: string;
  language: Language;
  email: string;
  /** What was posted before that has been read. */
  lastVisitDaysAgo: number;
  isAdministrator?: true;
};

export type DemoNetwork = {
  key: string;
  name: string;
  purpose: string;
  /** The first is a facilitator and invites the others. */
  seats: { person: string; role: SeatRole }[];
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
};

export type DemoChallenge = {
  network: string;
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
  thread: DemoContribution[];
};

export type DemoAct = {
  /** Hours after the start. */
  after: number;
  by: string;
  does: ConsultationKind | 'START' | 'ADVANCE' | 'SKIP';
  body?: string;
  /** Nynorsk when left out. */
  lang?: Language;
  /** How many posts back the one is that this answers. */
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
  acts: DemoAct[];
  note?: { by: string; after: number; content: string };
};
