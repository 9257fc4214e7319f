import { type Language, stages } from '@krets/shared/kinds';
import type { Translate } from '../../app/i18n/messages.js';
import type { LogKind, RoomLogQuery, SeatSummaryFragment } from '../../generated/graphql.js';

export type LogEntry = RoomLogQuery['network']['log'][number];

type LogContext = { who: string; by: string; detail: string };

/** Role first, name second. */
export function nameOf(seat: SeatSummaryFragment | null | undefined, language: Language): string {
  if (!seat) return '';
  return `${seat.roleTitle}, ${seat.organisation.name[language]} · ${seat.person.name}`;
}

const stage = (detail: string, t: Translate) => {
  const known = stages.find((one) => one === detail);
  return known ? t(`activity.stage.${known}`) : detail;
};

const endings = ['ROOM', 'ADMINISTRATOR', 'TIME'] as const;

/** What happened, in one sentence for each kind. */
const sentences: Record<LogKind, (context: LogContext, t: Translate) => string> = {
  STAGE_CHANGED: ({ detail }, t) => t('activity.log.STAGE_CHANGED', { stage: stage(detail, t) }),
  RENAMED: ({ by, detail }, t) => t('activity.log.RENAMED', { by, detail }),
  SIZE_CHANGED: ({ by, detail }, t) => t('activity.log.SIZE_CHANGED', { by, detail }),
  CHARTER_CHANGED: ({ by, detail }, t) => t('activity.log.CHARTER_CHANGED', { by, detail }),
  SEAT_TAKEN: ({ who }, t) => t('activity.log.SEAT_TAKEN', { who }),
  SEAT_LEFT: ({ who }, t) => t('activity.log.SEAT_LEFT', { who }),
  SEAT_ENDED: ({ who, by }, t) => t('activity.log.SEAT_ENDED', { who, by }),
  SEAT_VACATED: ({ who }, t) => t('activity.log.SEAT_VACATED', { who }),
  SEAT_HANDED_OVER: ({ who }, t) => t('activity.log.SEAT_HANDED_OVER', { who }),
  SEAT_GIVEN_UP: ({ who, by }, t) => t('activity.log.SEAT_GIVEN_UP', { who, by }),
  WENT_ON_LEAVE: ({ who }, t) => t('activity.log.WENT_ON_LEAVE', { who }),
  CAME_BACK: ({ who }, t) => t('activity.log.CAME_BACK', { who }),
  EMERGENCY_ACCESS_OPENED: ({ detail }, t) => t('activity.log.EMERGENCY_ACCESS_OPENED', { detail: Number(detail) }),
  EMERGENCY_ACCESS_ENDED: ({ by, detail }, t) => {
    const how = endings.find((one) => one === detail) ?? 'TIME';
    return t(`activity.log.EMERGENCY_ACCESS_ENDED.${how}`, { by });
  },
  ADMINISTRATOR_NAMED: ({ who }, t) => t('activity.log.ADMINISTRATOR_NAMED', { who }),
  ROOM_COPIED: ({ by }, t) => t('activity.log.ROOM_COPIED', { by }),
  ADMITTED: ({ who }, t) => t('activity.log.ADMITTED', { who }),
  SPLIT_PROPOSED: ({ by }, t) => t('activity.log.SPLIT_PROPOSED', { by }),
  SPLIT_DROPPED: ({ by }, t) => t('activity.log.SPLIT_DROPPED', { by }),
  FACILITATOR_NAMED: ({ who, by }, t) => t('activity.log.FACILITATOR_NAMED', { who, by }),
  FACILITATOR_STEPPED_DOWN: ({ who }, t) => t('activity.log.FACILITATOR_STEPPED_DOWN', { who }),
  FACILITATOR_ELECTED: ({ who }, t) => t('activity.log.FACILITATOR_ELECTED', { who }),
  TURN_TAKEN: ({ who }, t) => t('activity.log.TURN_TAKEN', { who }),
  WELCOME_WRITTEN: ({ by }, t) => t('activity.log.WELCOME_WRITTEN', { by }),
  THREAD_PINNED: ({ by }, t) => t('activity.log.THREAD_PINNED', { by }),
  THREAD_UNPINNED: ({ by }, t) => t('activity.log.THREAD_UNPINNED', { by }),
  THREAD_LOCKED: ({ by }, t) => t('activity.log.THREAD_LOCKED', { by }),
  THREAD_UNLOCKED: ({ by }, t) => t('activity.log.THREAD_UNLOCKED', { by }),
  CONTRIBUTION_HIDDEN: ({ who, by }, t) => t('activity.log.CONTRIBUTION_HIDDEN', { who, by }),
  HIDING_ANSWERED: ({ who }, t) => t('activity.log.HIDING_ANSWERED', { who }),
  CONTRIBUTION_SHOWN: ({ who, by }, t) => t('activity.log.CONTRIBUTION_SHOWN', { who, by }),
  CONTRIBUTION_MOVED: ({ who, by }, t) => t('activity.log.CONTRIBUTION_MOVED', { who, by }),
  THREAD_SPLIT: ({ who }, t) => t('activity.log.THREAD_SPLIT', { who }),
};

export function sentenceOf({ kind, seat, by, detail }: LogEntry, language: Language, t: Translate): string {
  const context = { who: nameOf(seat, language), by: nameOf(by, language), detail: detail ?? '' };
  return sentences[kind](context, t);
}
