import { groupKindOf, type Plan } from '@krets/shared/network-kind';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { MissingPage } from '../app/MissingPage.js';
import { useMe } from '../app/session.js';
import { useWords } from '../app/words.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { KeepPlace } from './KeepPlace.js';
import { KeptPlaces } from './KeptPlaces.js';
import { NameStep } from './NameStep.js';
import { PlanStep } from './PlanStep.js';
import { SimilarStep } from './SimilarStep.js';
import './FormPage.css';

type Step = 'plan' | 'answer' | 'name';
const freshPlan: Plan = { people: 8, open: false, charter: true, rhythm: 'REGULAR' };

/** From an idea to a draft: first what it is, then what there is already, then a name. */
export default function NewNetworkPage() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <MissingPage /> : <Wizard />;
}

function Wizard() {
  const t = useWords();
  const [step, setStep] = useState<Step>('plan');
  const [plan, setPlan] = useState(freshPlan);
  const [about, setAbout] = useState('');
  const { is, because } = groupKindOf(plan);
  return (
    <NarrowPage>
      <PageTitle>{t('founding.new.title')}</PageTitle>
      <p className="quiet">{t('founding.new.lead')}</p>
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
          <KeptPlaces />
        </>
      ) : null}
      {step === 'answer' ? (
        <Told>
          <div>
            <h2 tabIndex={-1}>{t(`founding.is.${is}`)}</h2>
            <p>{t(`founding.is.${is}.means`)}</p>
            {because.length > 0 ? (
              <ul>
                {because.map((reason) => (
                  <li key={reason}>{t(`founding.because.${reason}`)}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {is === 'NETWORK' ? (
            <SimilarStep about={about} onSeen={() => setStep('name')} onBack={() => setStep('plan')} />
          ) : (
            <KeepPlace about={about} keeps={is === 'MEETING_PLACE'} onBack={() => setStep('plan')} />
          )}
        </Told>
      ) : null}
      {step === 'name' ? (
        <Told>
          <NameStep plan={plan} about={about} onBack={() => setStep('answer')} />
        </Told>
      ) : null}
    </NarrowPage>
  );
}

/** A new step takes the focus to its heading, so that one is told where one is. */
function Told({ children }: { children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector('h2')?.focus({ preventScroll: true }), []);
  return (
    <section ref={section} className="form-parts">
      {children}
    </section>
  );
}
