import { type HelpWanted, helpWanted, type Language, languages, type Reshare, reshares } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import type { ChallengeHeadFragment, ChallengeInput } from '../../generated/graphql.js';

/** The values of the form: every text a string, nothing validated yet. */
export type ChallengeFormValues = {
  title: string;
  situation: string;
  role: string;
  pullA: string;
  pullB: string;
  tried: string;
  helpWanted: HelpWanted[];
  decideBy: string;
  reshare: Reshare;
  /** The agency whose members do not see it; empty for none. */
  closedTo: string;
  lang: Language;
  deidentified: boolean;
  noClassified: boolean;
};

export type TextField = 'title' | 'situation' | 'role' | 'pullA' | 'pullB' | 'tried';

/** The text fields in the order of the form, with their limits. */
export const textFields: readonly { field: TextField; limit: number; required: boolean; rows: number }[] = [
  { field: 'title', limit: limits.title, required: true, rows: 2 },
  { field: 'situation', limit: limits.situation, required: true, rows: 8 },
  { field: 'role', limit: limits.challengeRole, required: true, rows: 2 },
  { field: 'pullA', limit: limits.pull, required: false, rows: 3 },
  { field: 'pullB', limit: limits.pull, required: false, rows: 3 },
  { field: 'tried', limit: limits.tried, required: false, rows: 4 },
];

export const emptyValues = (lang: Language): ChallengeFormValues => ({
  title: '',
  situation: '',
  role: '',
  pullA: '',
  pullB: '',
  tried: '',
  helpWanted: [],
  decideBy: '',
  reshare: 'ASK_ME',
  closedTo: '',
  lang,
  deidentified: false,
  noClassified: false,
});

export type Fault = { field: keyof ChallengeFormValues; rule: 'required' | 'long'; limit?: number };

/** What is missing or too long, in the order of the form. */
export function faultsOf(values: ChallengeFormValues): Fault[] {
  const faults: Fault[] = [];
  for (const { field, limit, required } of textFields) {
    if (required && !isVisible(values[field])) faults.push({ field, rule: 'required' });
    else if ([...values[field]].length > limit) faults.push({ field, rule: 'long', limit });
  }
  if (values.helpWanted.length === 0) faults.push({ field: 'helpWanted', rule: 'required' });
  for (const field of ['deidentified', 'noClassified'] as const) {
    if (!values[field]) faults.push({ field, rule: 'required' });
  }
  return faults;
}

export const inputOf = ({
  closedTo,
  decideBy,
  pullA,
  pullB,
  tried,
  ...values
}: ChallengeFormValues): ChallengeInput => ({
  ...values,
  pullA: pullA || null,
  pullB: pullB || null,
  tried: tried || null,
  decideBy: decideBy || null,
  closedTo: closedTo || null,
});

export const valuesOf = (challenge: ChallengeHeadFragment): ChallengeFormValues => ({
  title: challenge.title,
  situation: challenge.situation,
  role: challenge.role,
  pullA: challenge.pullA ?? '',
  pullB: challenge.pullB ?? '',
  tried: challenge.tried ?? '',
  helpWanted: [...challenge.helpWanted],
  decideBy: challenge.decideBy ?? '',
  reshare: challenge.reshare,
  closedTo: challenge.closedTo?.orgnr ?? '',
  lang: challenge.lang,
  deidentified: false,
  noClassified: false,
});

/** Reads a saved draft; undefined when it has another format. The ticks are not restored: they must be set each time. */
export function valuesFromDraft(content: string): ChallengeFormValues | undefined {
  try {
    const draft = JSON.parse(content) as Partial<ChallengeFormValues>;
    const empty = emptyValues('nn');
    const texts = textFields.map(({ field }) => [field, typeof draft[field] === 'string' ? draft[field] : '']);
    return {
      ...empty,
      ...(Object.fromEntries(texts) as Pick<ChallengeFormValues, TextField>),
      helpWanted: helpWanted.filter((help) => draft.helpWanted?.includes(help)),
      decideBy: typeof draft.decideBy === 'string' ? draft.decideBy : '',
      closedTo: typeof draft.closedTo === 'string' ? draft.closedTo : '',
      reshare: reshares.find((one) => one === draft.reshare) ?? empty.reshare,
      lang: languages.find((one) => one === draft.lang) ?? empty.lang,
    };
  } catch {
    return undefined;
  }
}
