import { Button, Dialog, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { whenProofIsAsked } from '../app/proof.js';
import { type Me, useSession } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { proveMutation, requestProofMutation, signInAsDemoMutation } from './graph.js';
import '../ui/ConfirmDialog.css';

type Asked = { proof: Promise<boolean>; answer: (proved: boolean) => void };

/** Stands over whatever the person was doing, which goes on when they have proved who they are. */
export function ProofDialog() {
  const t = useWords();
  const { me, demo } = useSession();
  const [asked, setAsked] = useState<Asked>();
  const waiting = useRef<Asked>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();

  useEffect(
    () =>
      whenProofIsAsked(() => {
        // Two requests refused at once are answered by one proof.
        if (!waiting.current) {
          let answer = (_: boolean) => {};
          const proof = new Promise<boolean>((resolve) => (answer = resolve));
          waiting.current = { proof, answer };
          setAsked(waiting.current);
        }
        return waiting.current.proof;
      }),
    [],
  );

  // The dialog has opened by now, and given the focus to its first button.
  useEffect(() => {
    if (asked) dialog.current?.querySelector('input')?.focus();
  }, [asked]);

  function close(proved: boolean) {
    waiting.current?.answer(proved);
    waiting.current = undefined;
    setAsked(undefined);
  }

  if (!asked || !me) return null;
  return (
    <Dialog
      ref={dialog}
      open
      onClose={() => close(false)}
      closeButton={t('ui.close')}
      aria-labelledby={name}
      className="confirm-dialog"
    >
      <h2 id={name}>{t('people.proof.title')}</h2>
      <p>{t('people.proof.why')}</p>
      {demo ? <DemoProof me={me} onClose={close} /> : <CodeProof me={me} onClose={close} />}
    </Dialog>
  );
}

type Props = { me: Me; onClose: (proved: boolean) => void };

function CodeProof({ me, onClose }: Props) {
  const t = useWords();
  const sending = useAct(requestProofMutation);
  const proving = useAct(proveMutation);
  const field = useRef<HTMLInputElement>(null);
  const refused = proving.trouble?.kind === 'refused' && proving.trouble.code === 'BAD_INPUT';
  const { act: send } = sending;

  useEffect(() => void send({}), [send]);

  async function prove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).replace(/\s/g, '');
    if (await proving.act({ code })) onClose(true);
    else field.current?.focus();
  }

  return (
    <form className="form" onSubmit={prove} noValidate>
      <p role="status">
        {sending.busy || sending.trouble ? '' : t('people.code.sent', { email: me.email, minutes: limits.codeMinutes })}
      </p>
      <Textfield
        ref={field}
        name="code"
        label={t('people.code', { digits: limits.codeDigits })}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={limits.codeDigits + 2}
        error={refused ? t('people.code.fault') : undefined}
      />
      <ErrorNote trouble={sending.trouble ?? (refused ? undefined : proving.trouble)} />
      <div className="buttons">
        <Button type="submit" disabled={proving.busy}>
          {t('people.proof.confirm')}
        </Button>
        <Button type="button" variant="tertiary" disabled={sending.busy} onClick={() => void send({})}>
          {t('people.proof.again')}
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
  const t = useWords();
  const { act, busy, trouble } = useAct(signInAsDemoMutation);
  return (
    <>
      <p>{t('people.proof.demo')}</p>
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button disabled={busy} onClick={async () => (await act({ personId: me.id })) && onClose(true)}>
          {t('people.proof.confirm')}
        </Button>
        <Button variant="secondary" data-color="neutral" onClick={() => onClose(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </>
  );
}
