import { Link } from 'react-router';
import { useDates } from '../app/dates.js';
import { useMe } from '../app/session.js';
import { useList } from '../app/useList.js';
import { useLanguage, useWords } from '../app/words.js';
import type { ChallengeLineFragment } from '../generated/graphql.js';
import { Mark } from '../ui/Mark.js';
import './ChallengeLines.css';

type Props = { challenges: readonly (ChallengeLineFragment & { network?: { name: string } })[] };

/** Challenges as titles with air around them. */
export function ChallengeLines({ challenges }: Props) {
  return (
    <ul className="plain-list lines">
      {challenges.map((challenge) => (
        <li key={challenge.id}>
          <Marks challenge={challenge} />
          <h3>
            <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
          </h3>
          <Facts challenge={challenge} room={challenge.network?.name} />
        </li>
      ))}
    </ul>
  );
}

function Marks({
  challenge: { withdrawnAt, pinnedAt, lockedAt, answers, newToMe, neverOpened, decideBy },
}: {
  challenge: ChallengeLineFragment;
}) {
  const t = useWords();
  const dates = useDates();
  const soon = decideBy ? dates.daysUntil(decideBy) : undefined;
  const isNew = neverOpened || newToMe > 0;
  const urgent = soon !== undefined && soon >= 0 && soon <= 14;
  if (withdrawnAt) {
    return (
      <p className="marks">
        <Mark>{t('networks.mark.withdrawn')}</Mark>
      </p>
    );
  }
  if (!isNew && answers > 0 && !urgent && !pinnedAt && !lockedAt) return null;
  return (
    <p className="marks">
      {pinnedAt ? <Mark>{t('facilitation.mark.pinned')}</Mark> : null}
      {lockedAt ? <Mark>{t('facilitation.mark.locked')}</Mark> : null}
      {neverOpened ? <Mark tone="multe">{t('networks.mark.neverOpened')}</Mark> : null}
      {!neverOpened && newToMe > 0 ? <Mark tone="multe">{t('networks.mark.new', { count: newToMe })}</Mark> : null}
      {answers === 0 ? <Mark>{t('networks.mark.unanswered')}</Mark> : null}
      {urgent && decideBy ? <Mark>{t('networks.mark.decideBy', { day: dates.day(decideBy) })}</Mark> : null}
    </p>
  );
}

/** Whose it is, how many have answered and when something last happened. */
export function Facts({ challenge, room }: { challenge: ChallengeLineFragment; room?: string | undefined }) {
  const t = useWords();
  const language = useLanguage();
  const dates = useDates();
  const list = useList();
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
