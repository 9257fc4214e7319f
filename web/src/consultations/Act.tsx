import { Button } from '@digdir/designsystemet-react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ReactNode, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { useRefusal } from './refusal.js';

type Props<V> = {
  verb: TypedDocumentNode<unknown, V>;
  variables: V;
  onDone: () => void;
  children: string;
  look?: 'primary' | 'secondary' | 'tertiary';
  /** For what others notice and one cannot take back: asked first. */
  ask?: { title: string; text: string; danger?: boolean };
};

/** One verb and the button that does it. */
export function Act<V extends Record<string, unknown>>({ verb, variables, onDone, children, look, ask }: Props<V>) {
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(verb);
  const refusal = useRefusal(trouble);
  async function go() {
    await act(variables);
    setAsking(false);
    // In any case: refused most often means that somebody came first, and the page then shows what has become of it.
    onDone();
  }
  return (
    <>
      <Button
        type="button"
        variant={look ?? 'secondary'}
        data-size={look === 'tertiary' ? 'sm' : undefined}
        disabled={busy}
        onClick={() => (ask ? setAsking(true) : void go())}
      >
        {children}
      </Button>
      <Refused words={refusal} />
      {ask ? (
        <ConfirmDialog
          open={asking}
          title={ask.title}
          action={children}
          danger={ask.danger}
          busy={busy}
          onConfirm={() => void go()}
          onClose={() => setAsking(false)}
        >
          <p>{ask.text}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

export function Refused({ words }: { words: ReactNode }) {
  return words ? (
    <span className="small field-fault" role="alert">
      {words}
    </span>
  ) : null;
}
