import { groupKindOf, type Plan } from '@krets/shared/network-kind';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useMe } from '../../app/session.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { NameStep } from './NameStep.js';
import { PlanStep } from './PlanStep.js';
import { SavedMeetingPlaces } from './SavedMeetingPlaces.js';
import { SaveMeetingPlace } from './SaveMeetingPlace.js';
import { SimilarStep } from './SimilarStep.js';
import './FormRequirementsPage.css';

type Step = 'plan' | 'answer' | 'name';
const emptyPlan: Plan = { people: 8, open: false, charter: true, rhythm: 'REGULAR' };

/** Creates a draft of a network in steps: the kind, similar networks, then a name. */
export default function NewNetworkPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <MissingPage /> : <Wizard />;
}

function Wizard() {
  const t = useTranslate();
  const [step, setStep] = useState<Step>('plan');
  const [plan, setPlan] = useState(emptyPlan);
  const [about, setAbout] = useState('');
  const { is, because } = groupKindOf(plan);
  return (
    <NarrowPage>
      <PageTitle>{t('lifecycle.new.title')}</PageTitle>
      <p className="quiet">{t('lifecycle.new.lead')}</p>
      {step === 'plan' ? (
        <>
          <PlanStep
            plan={plan}
            about={about}
            onAnswer={(answered, words) => {
              setPlan(answered);
              setAbout(words);
              setStep('answer');
            }}
          />
          <SavedMeetingPlaces />
        </>
      ) : null}
      {step === 'answer' ? (
        <TypeAnswer>
          <div>
            <h2 tabIndex={-1}>{t(`lifecycle.is.${is}`)}</h2>
            <p>{t(`lifecycle.is.${is}.means`)}</p>
            {because.length > 0 ? (
              <ul>
                {because.map((reason) => (
                  <li key={reason}>{t(`lifecycle.because.${reason}`)}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {is === 'NETWORK' ? (
            <SimilarStep about={about} onSeen={() => setStep('name')} onBack={() => setStep('plan')} />
          ) : (
            <SaveMeetingPlace about={about} savedKind={is === 'MEETING_PLACE'} onBack={() => setStep('plan')} />
          )}
        </TypeAnswer>
      ) : null}
      {step === 'name' ? (
        <TypeAnswer>
          <NameStep plan={plan} about={about} onBack={() => setStep('answer')} />
        </TypeAnswer>
      ) : null}
    </NarrowPage>
  );
}

/** A new step moves the focus to its heading, so that screen readers announce it. */
function TypeAnswer({ children }: { children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector('h2')?.focus({ preventScroll: true }), []);
  return (
    <section ref={section} className="form-parts">
      {children}
    </section>
  );
}
