import { Button, Dialog, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { onProofRequested } from '../app/api/fresh-proof.js';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { type Me, useSession } from '../app/session.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { proveMutation, requestProofMutation, signInAsDemoMutation } from './operations.js';
import { useCodeFault } from './useCodeFault.js';
import '../ui/ConfirmDialog.css';

type ProofRequest = { proof: Promise<boolean>; answer: (proved: boolean) => void };

/** Opens over what the person was doing, which continues when they have confirmed their identity. */
export function ProofDialog() {
  const t = useTranslate();
  const { me, demo } = useSession();
  const [request, setRequest] = useState<ProofRequest>();
  const waiting = useRef<ProofRequest>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();

  useEffect(
    () =>
      onProofRequested(() => {
        // One proof answers two requests refused at once.
        if (!waiting.current) {
          let answer = (_: boolean) => {};
          const proof = new Promise<boolean>((resolve) => (answer = resolve));
          waiting.current = { proof, answer };
          setRequest(waiting.current);
        }
        return waiting.current.proof;
      }),
    [],
  );

  // The dialog has opened by now, and given the focus to its first button.
  useEffect(() => {
    if (request) dialog.current?.querySelector('input')?.focus();
  }, [request]);

  function close(proved: boolean) {
    waiting.current?.answer(proved);
    waiting.current = undefined;
    setRequest(undefined);
  }

  if (!request || !me) return null;
  return (
    <Dialog
      ref={dialog}
      open
      onClose={() => close(false)}
      closeButton={t('ui.close')}
      aria-labelledby={name}
      className="confirm-dialog"
    >
      <h2 id={name}>{t('identity.proof.title')}</h2>
      <p>{t('identity.proof.why')}</p>
      {demo ? <DemoProof me={me} onClose={close} /> : <CodeProof me={me} onClose={close} />}
    </Dialog>
  );
}

type Props = { me: Me; onClose: (proved: boolean) => void };

function CodeProof({ me, onClose }: Props) {
  const t = useTranslate();
  const sending = useMutation(requestProofMutation);
  const proving = useMutation(proveMutation);
  const field = useRef<HTMLInputElement>(null);
  const fault = useCodeFault(proving.apiError);
  const { mutate: send } = sending;

  useEffect(() => void send({}), [send]);

  async function prove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    if (await proving.mutate({ code })) onClose(true);
    else field.current?.focus();
  }

  return (
    <form className="form" onSubmit={prove} noValidate>
      <p role="status">
        {sending.busy || sending.apiError
          ? ''
          : t('identity.code.sent', { email: me.email, minutes: limits.codeMinutes })}
      </p>
      <Textfield
        ref={field}
        name="code"
        label={t('identity.code', { digits: limits.codeDigits })}
        autoComplete="one-time-code"
        inputMode="numeric"
        error={fault}
      />
      <ErrorNote apiError={sending.apiError ?? (fault ? undefined : proving.apiError)} />
      <div className="buttons">
        <Button type="submit" disabled={proving.busy}>
          {t('identity.proof.confirm')}
        </Button>
        <Button type="button" variant="tertiary" disabled={sending.busy} onClick={() => void send({})}>
          {t('identity.proof.again')}
        </Button>
        <Button type="button" variant="secondary" data-color="neutral" onClick={() => onClose(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Nobody in the demo has a mailbox. */
function DemoProof({ me, onClose }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(signInAsDemoMutation);
  return (
    <>
      <p>{t('identity.proof.demo')}</p>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button disabled={busy} onClick={async () => (await mutate({ personId: me.id })) && onClose(true)}>
          {t('identity.proof.confirm')}
        </Button>
        <Button variant="secondary" data-color="neutral" onClick={() => onClose(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </>
  );
}
