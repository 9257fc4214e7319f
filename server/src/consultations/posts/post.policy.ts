import type { FieldError } from '@krets/shared/errors';
import type { ConsultationKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type Phase, phases, protocolOf } from '@krets/shared/protocols';
import { isVisible } from '@krets/shared/text';
import type { ConsultationPost } from '../consultation-post.entity.js';
import type { PostInConsultationInput } from '../consultations.inputs.js';
import { type ConsultationState, isOver, phaseNow, roleIn } from '../engine/consultation-state.policy.js';

export type PostContent = Pick<PostInConsultationInput, 'kind' | 'body' | 'link' | 'dueOn' | 'parentId'>;
type EarlierPost = Pick<ConsultationPost, 'kind' | 'withdrawnAt'>;

/** The rules for new posts: those of the phase, or of the follow-up after the end. */
export function rulesNow(state: ConsultationState): Phase | null {
  const now = phaseNow(state);
  if (now) return state.stage === 'RUNNING' ? now.rules : null;
  return isOver(state) && protocolOf(state.protocol).followUpDays !== null ? phases.FOLLOW_UP : null;
}

/** What this person may post now. Empty for listeners and for those who do not take part. */
export function kindsNow(state: ConsultationState, me: string): ConsultationKind[] {
  const role = roleIn(state, me);
  const rules = rulesNow(state);
  if (state.readOnly || !role || !rules || rules.silent.includes(role)) return [];
  const asked = state.helpWanted.includes('IDEAS') && !state.helpWanted.includes('LISTEN');
  return rules.allow[role]
    .flatMap((kind): ConsultationKind[] => (kind === 'IDEA_IF_ASKED' ? (asked ? ['IDEA'] : []) : [kind]))
    .filter((kind) => {
      if (kind === 'FOLLOW_UP') return !state.followedUp;
      // Posts of the follow-up answer it where there is one.
      return rules !== phases.FOLLOW_UP || kind === 'PROCESS_NOTE' || state.followedUp;
    });
}

const kindsWithoutText: readonly ConsultationKind[] = ['PASS', 'VOTE'];
/** THANKS may be empty, and an ANSWER without text declines the question. */
const mayBeShort: readonly ConsultationKind[] = ['THANKS', 'ANSWER', 'RESOURCE'];
const parents: Partial<Record<ConsultationKind, (kind: ConsultationKind) => boolean>> = {
  ANSWER: (kind) => kind === 'QUESTION',
  VOTE: (kind) => kind === 'PROPOSAL',
  REPLY: (kind) => !kindsWithoutText.includes(kind),
  THANKS: (kind) => !kindsWithoutText.includes(kind),
};

/** The limits of a kind and of the phase. `own` are the same person's posts in the phase. */
export function faultsOfPost(
  rules: Phase,
  { kind, body, link, dueOn }: PostContent,
  own: readonly EarlierPost[],
  today: string,
): FieldError[] {
  const counted = rules.limits.of?.includes(kind);
  const { maxPerPerson, maxChars } = rules.limits;
  const posted = own.filter((one) => !one.withdrawnAt && one.kind === kind).length;
  if (own.length >= limits.postsPerPhase) return [{ field: 'kind', rule: 'tooMany', limit: limits.postsPerPhase }];
  if (kind === 'PASS' && posted > 0) return [{ field: 'kind', rule: 'tooMany', limit: 1 }];
  if (counted && maxPerPerson && posted >= maxPerPerson)
    return [{ field: 'kind', rule: 'tooMany', limit: maxPerPerson }];
  const faults: FieldError[] = [];
  if (kindsWithoutText.includes(kind) && body !== '') faults.push({ field: 'body', rule: 'empty' });
  if (!kindsWithoutText.includes(kind) && !mayBeShort.includes(kind) && !isVisible(body))
    faults.push({ field: 'body', rule: 'required' });
  if (counted && maxChars && [...body].length > maxChars)
    faults.push({ field: 'body', rule: 'maxLength', limit: maxChars });
  if (kind === 'RESOURCE' && !link) faults.push({ field: 'link', rule: 'required' });
  if (kind === 'RESOURCE' && link && !isWebAddress(link)) faults.push({ field: 'link', rule: 'link' });
  if (kind !== 'RESOURCE' && link) faults.push({ field: 'link', rule: 'onlyResource' });
  if (kind === 'COMMITMENT' && !dueOn) faults.push({ field: 'dueOn', rule: 'required' });
  if (kind === 'COMMITMENT' && dueOn && dueOn < today) faults.push({ field: 'dueOn', rule: 'past' });
  if (kind !== 'COMMITMENT' && dueOn) faults.push({ field: 'dueOn', rule: 'onlyCommitment' });
  return faults;
}

/** Whether its parent is of the right kind. */
export function faultsOfParent(
  { kind, parentId }: PostContent,
  parent: Pick<ConsultationPost, 'kind' | 'withdrawnAt'> | undefined,
): FieldError[] {
  const fits = parents[kind];
  if (!fits) return parentId ? [{ field: 'parentId', rule: 'notHere' }] : [];
  if (!parent) return kind === 'THANKS' ? [] : [{ field: 'parentId', rule: 'required' }];
  if (parent.withdrawnAt) return [{ field: 'parentId', rule: 'withdrawn' }];
  return fits(parent.kind) ? [] : [{ field: 'parentId', rule: 'kind' }];
}

/**
 * Has this person finished in the phase with this post? A pass means so, also after other posts, and so does the last allowed
 * post. Other posts do not: somebody may still ask again or reply.
 */
export function completes(rules: Phase, kind: ConsultationKind, own: readonly EarlierPost[]): boolean {
  if (kind === 'PASS') return true;
  const { of, maxPerPerson } = rules.limits;
  if (!of?.includes(kind) || !maxPerPerson) return false;
  return own.filter((one) => !one.withdrawnAt && one.kind === kind).length + 1 >= maxPerPerson;
}

/** Notes about the form are visible to everybody at once. */
export const isHidden = (rules: Phase, kind: ConsultationKind) =>
  rules.visibility === 'HIDDEN_UNTIL_OWN_POST' && kind !== 'PROCESS_NOTE';

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
