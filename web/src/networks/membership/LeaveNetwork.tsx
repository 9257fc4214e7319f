import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ContentChoice } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanAddress } from '@krets/shared/text';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type ApiError, isRefusal } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ContentChoiceField } from '../../privacy/ContentChoiceField.js';
import { eraseContentMutation } from '../../privacy/operations.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { inviteFault } from './Invitations.js';
import { handOverMutation, leaveMutation } from './operations.js';
import './SeatItem.css';

type Option = 'vacant' | 'handOver' | 'end';
const options: readonly Option[] = ['vacant', 'handOver', 'end'];

type Props = { networkId: string; networkName: string };

/** A member leaves and chooses what happens to the seat: the role can continue without them. */
export function LeaveNetwork({ networkId, networkName }: Props) {
  const t = useTranslate();
  const navigate = useNavigate();
  const name = useId();
  const [asking, setAsking] = useState(false);
  const [way, setWay] = useState<Option>('vacant');
  const [email, setEmail] = useState('');
  const leaving = useMutation(leaveMutation);
  const handing = useMutation(handOverMutation);
  const [words, setWords] = useState<ContentChoice>('STAY');
  const takingOut = useMutation(eraseContentMutation);
  const apiError = way === 'handOver' ? handing.apiError : leaving.apiError;
  const badAddress =
    way === 'handOver' && isRefusal(handing.apiError, 'BAD_INPUT') && !isLastFacilitator(handing.apiError);

  async function leave() {
    const left =
      way === 'handOver'
        ? await handing.mutate({ input: { networkId, email: cleanAddress(email) } })
        : await leaving.mutate({ networkId, vacant: way === 'vacant' });
    if (!left) return;
    if (words === 'TAKE_OUT') await takingOut.mutate({ networkId });
    await navigate('/rooms');
  }

  return (
    <div className="seat-action">
      <p className="quiet">{t('membership.leave.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('membership.leave')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('membership.leave.title', { name: networkName })}
        action={t(`membership.leave.${way}.action`)}
        busy={leaving.busy || handing.busy}
        apiError={badAddress || isLastFacilitator(apiError) ? undefined : apiError}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        <p>{t('membership.leave.text')}</p>
        <p>
          <Link to="/profile">{t('membership.leave.takeWith')}</Link>
        </p>
        <Fieldset>
          <Fieldset.Legend>{t('membership.leave.what')}</Fieldset.Legend>
          {options.map((one) => (
            <Radio
              key={one}
              name={name}
              value={one}
              label={t(`membership.leave.${one}`)}
              description={t(`membership.leave.${one}.text`)}
              checked={way === one}
              onChange={() => setWay(one)}
            />
          ))}
        </Fieldset>
        {way === 'handOver' ? (
          <LimitedTextfield
            type="email"
            label={t('membership.leave.email')}
            limit={limits.email}
            value={email}
            error={badAddress ? inviteFault(handing.apiError, t) : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
        ) : null}
        <ContentChoiceField value={words} onChange={setWords} />
        {isLastFacilitator(apiError) ? <p role="alert">{t('membership.lastFacilitator')}</p> : null}
      </ConfirmDialog>
    </div>
  );
}

const isLastFacilitator = (apiError: ApiError | undefined) =>
  apiError?.kind === 'refused' && apiError.fields.some(({ rule }) => rule === 'lastFacilitator');
