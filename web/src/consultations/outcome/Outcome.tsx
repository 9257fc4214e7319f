import { Button } from '@digdir/designsystemet-react';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { Card } from '../../ui/Page.js';
import { Time } from '../../ui/Time.js';
import './Outcome.css';
import type { Consultation, ConsultationPost } from '../consultation.js';

/** The page that remains afterwards: the challenge, what was learned, the next step and how it went. */
export function Outcome({ consultation, posts }: { consultation: Consultation; posts: readonly ConsultationPost[] }) {
  const t = useTranslate();
  const { followUpOn, challenge, stage } = consultation;
  const left = posts.filter(({ withdrawnAt }) => !withdrawnAt);
  const ownersFirst = [...left.filter(({ role }) => role === 'OWNER'), ...left.filter(({ role }) => role !== 'OWNER')];
  const of = (kind: ConsultationPost['kind']) => ownersFirst.filter((post) => post.kind === kind);
  const [nextSteps, takeaways] = [of('COMMITMENT'), of('TAKEAWAY')];
  return (
    <Card as="section">
      <div className="outcome">
        <h2>{t('consultations.outcome')}</h2>
        <h3>{t('challenges.situation')}</h3>
        <Markdown text={challenge.situation} lang={challenge.lang} />
        <Part title={t('consultations.nextStep')} posts={nextSteps} />
        <Part title={t('consultations.proposeaways')} posts={takeaways} />
        <Part title={t('consultations.howItWent')} posts={of('FOLLOW_UP')} />
        {takeaways.length + nextSteps.length === 0 ? <p className="quiet">{t('consultations.outcome.none')}</p> : null}
        {followUpOn && stage === 'CLOSED' ? (
          <p className="small quiet">
            {t(consultation.me.role === 'OWNER' ? 'consultations.followUp.you' : 'consultations.followUp.when')}{' '}
            <Time at={followUpOn} day />
          </p>
        ) : null}
        <div className="buttons no-print">
          <Button variant="secondary" onClick={() => window.print()}>
            {t('consultations.print')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Part({ title, posts }: { title: string; posts: readonly ConsultationPost[] }) {
  const t = useTranslate();
  if (posts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="plain-list">
        {posts.map((post) => (
          <li key={post.id} className="outcome-posts">
            <Markdown text={post.body} lang={post.lang} />
            <p className="small quiet">
              <SeatName seat={post.author} />
              {post.dueOn ? (
                <>
                  {' · '}
                  {t('consultations.by')} <Time at={post.dueOn} day />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
