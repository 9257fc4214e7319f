import { Link } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { useListFormat } from '../app/i18n/useListFormat.js';
import { useMe } from '../app/session.js';
import type { ChallengeLineFragment } from '../generated/graphql.js';
import { StatusTag } from '../ui/StatusTag.js';
import './ChallengeList.css';

type Props = { challenges: readonly (ChallengeLineFragment & { network?: { name: string } })[] };

/** Challenges as a list of titles. */
export function ChallengeList({ challenges }: Props) {
  return (
    <ul className="plain-list divided-list">
      {challenges.map((challenge) => (
        <li key={challenge.id}>
          <ChallengeTags challenge={challenge} />
          <h3>
            <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
          </h3>
          <Facts challenge={challenge} room={challenge.network?.name} />
        </li>
      ))}
    </ul>
  );
}

function ChallengeTags({
  challenge: { withdrawnAt, pinnedAt, lockedAt, status, statusAt, answers, newToMe, neverOpened, decideBy },
}: {
  challenge: ChallengeLineFragment;
}) {
  const t = useTranslate();
  const dates = useDates();
  const soon = decideBy ? dates.daysUntil(decideBy) : undefined;
  const isNew = neverOpened || newToMe > 0;
  const urgent = soon !== undefined && soon >= 0 && soon <= 14;
  if (withdrawnAt) {
    return (
      <p className="status-tags">
        <StatusTag>{t('networks.tag.withdrawn')}</StatusTag>
      </p>
    );
  }
  if (!isNew && answers > 0 && !urgent && !pinnedAt && !lockedAt && !statusAt) return null;
  return (
    <p className="status-tags">
      {pinnedAt ? <StatusTag>{t('moderation.tag.pinned')}</StatusTag> : null}
      {lockedAt ? <StatusTag>{t('moderation.tag.locked')}</StatusTag> : null}
      {statusAt ? <StatusTag>{t(`challenges.status.${status}`)}</StatusTag> : null}
      {neverOpened ? <StatusTag tone="multe">{t('networks.tag.neverOpened')}</StatusTag> : null}
      {!neverOpened && newToMe > 0 ? (
        <StatusTag tone="multe">{t('networks.tag.new', { count: newToMe })}</StatusTag>
      ) : null}
      {answers === 0 ? <StatusTag>{t('networks.tag.unanswered')}</StatusTag> : null}
      {urgent && decideBy ? <StatusTag>{t('networks.tag.decideBy', { day: dates.day(decideBy) })}</StatusTag> : null}
    </p>
  );
}

/** Whose it is, the number of contributions and the last activity. */
function Facts({ challenge, room }: { challenge: ChallengeLineFragment; room?: string | undefined }) {
  const t = useTranslate();
  const language = useLanguage();
  const dates = useDates();
  const list = useListFormat();
  const me = useMe();
  const { owner, answers, helpWanted, lastActivityAt } = challenge;
  const whose =
    owner.person.id === me.id
      ? t('networks.yourChallenge')
      : `${owner.roleTitle}, ${owner.organisation.name[language]}`;
  const facts = [
    whose,
    room,
    answers > 0
      ? t('networks.answers', { count: answers })
      : t('networks.wants', { help: list(helpWanted.map((help) => t(`challenges.wants.${help}`))) }),
    dates.when(lastActivityAt),
  ];
  return <p className="small quiet challenge-facts">{facts.filter(Boolean).join(' · ')}</p>;
}
