import { Button, Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useMutation, useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useMe } from '../../app/session.js';
import type { ConsultationOptionsQuery } from '../../generated/graphql.js';
import { SeatName } from '../../networks/membership/SeatName.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { RefusalText } from '../MutationButton.js';
import { proposeMutation } from '../mutations.js';
import { proposalQuery } from '../queries.js';
import { useRefusal } from '../refusal.js';

/** The first two fit most challenges; the others are for those who know them. */
const usual = 2;

/** The owner proposes a consultation: protocol, mode and participants. */
export default function ProposePage() {
  const { challengeId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(proposalQuery, { id: challengeId });
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  if (!data.challenge.viewerMay.revise) return <MissingPage />;
  return <Choosing {...data} />;
}

function Choosing({ challenge, protocols }: ConsultationOptionsQuery) {
  const t = useTranslate();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const me = useMe();
  const onlyHeard = challenge.helpWanted.includes('LISTEN');
  const forms = protocols.filter(({ fitsOnlyHeard }) => fitsOnlyHeard || !onlyHeard);
  const others = challenge.network.seats.filter(({ person }) => person.id !== me.id);
  const [protocol, setProtocol] = useState(forms[0]?.key);
  const [mode, setMode] = useState<'ASYNC' | 'LIVE'>('ASYNC');
  const [chosen, setChosen] = useState(() => others.map(({ person }) => person.id));
  const clientId = useRef(crypto.randomUUID());
  const { mutate, busy, apiError } = useMutation(proposeMutation);
  const refusal = useRefusal(apiError);
  const form = forms.find(({ key }) => key === protocol);
  const fewest = (form?.peopleMin ?? 3) - 1;

  async function propose(event: FormEvent) {
    event.preventDefault();
    if (!protocol) return;
    const input = { challengeId: challenge.id, clientId: clientId.current, protocol, mode, personIds: chosen };
    const answer = await mutate({ input });
    if (answer) await navigate(`/consultations/${answer.proposeConsultation.id}${search}`);
  }

  const choice = ({
    key,
    title,
    description,
    peopleMin,
    peopleMax,
    liveMinutes,
    asyncWorkdays,
  }: (typeof forms)[number]) => (
    <Radio
      key={key}
      name="protocol"
      value={key}
      label={title[language]}
      description={`${description[language]} ${t('consultations.propose.measure', { min: peopleMin, max: peopleMax, minutes: liveMinutes, days: asyncWorkdays })}`}
      checked={key === protocol}
      onChange={() => setProtocol(key)}
    />
  );

  return (
    <NarrowPage>
      <p className="small">
        <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
      </p>
      <PageTitle>{t('consultations.propose.title')}</PageTitle>
      <p className="quiet">{t('consultations.propose.lead')}</p>
      <form className="form" onSubmit={(event) => void propose(event)}>
        <Fieldset>
          <Fieldset.Legend>{t('consultations.propose.protocol')}</Fieldset.Legend>
          {onlyHeard ? <p className="small quiet">{t('consultations.propose.listenOnly')}</p> : null}
          {forms.slice(0, usual).map(choice)}
          {forms.length > usual ? (
            <details>
              <summary>{t('consultations.propose.otherProtocols')}</summary>
              {forms.slice(usual).map(choice)}
            </details>
          ) : null}
        </Fieldset>
        {form ? <p className="small quiet">{form.phases.map(({ title }) => title[language]).join(' → ')}</p> : null}
        <Fieldset>
          <Fieldset.Legend>{t('consultations.propose.mode')}</Fieldset.Legend>
          {(['ASYNC', 'LIVE'] as const).map((one) => (
            <Radio
              key={one}
              name="mode"
              value={one}
              label={t(`consultations.mode.${one}`)}
              description={t(`consultations.propose.mode.${one}`)}
              checked={one === mode}
              onChange={() => setMode(one)}
            />
          ))}
        </Fieldset>
        <Fieldset>
          <Fieldset.Legend>{t('consultations.propose.who')}</Fieldset.Legend>
          <p className="small quiet">{t('consultations.propose.who.text', { fewest })}</p>
          {others.map((seat) => (
            <Checkbox
              key={seat.id}
              label={<SeatName seat={seat} />}
              checked={chosen.includes(seat.person.id)}
              onChange={(event) =>
                setChosen((before) =>
                  event.target.checked ? [...before, seat.person.id] : before.filter((one) => one !== seat.person.id),
                )
              }
            />
          ))}
        </Fieldset>
        <RefusalText words={refusal} />
        <div className="buttons">
          <Button type="submit" disabled={busy || chosen.length < fewest}>
            {t('consultations.propose.ask', { people: chosen.length })}
          </Button>
        </div>
      </form>
    </NarrowPage>
  );
}
