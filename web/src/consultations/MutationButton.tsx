import { Button } from '@digdir/designsystemet-react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ReactNode, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { useRefusal } from './refusal.js';

type Props<V> = {
  mutation: TypedDocumentNode<unknown, V>;
  variables: V;
  onDone: () => void;
  children: string;
  emphasis?: 'primary' | 'secondary' | 'tertiary';
  /** A confirmation, for what others notice and cannot be undone. */
  confirm?: { title: string; text: string; danger?: boolean };
};

/** A mutation with the button that runs it. */
export function MutationButton<V extends Record<string, unknown>>({
  mutation,
  variables,
  onDone,
  children,
  emphasis,
  confirm,
}: Props<V>) {
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(mutation);
  const refusal = useRefusal(apiError);
  async function go() {
    await mutate(variables);
    setAsking(false);
    // Also after a refusal: usually somebody else was first, and the page then shows the new state.
    onDone();
  }
  return (
    <>
      <Button
        type="button"
        variant={emphasis ?? 'secondary'}
        data-size={emphasis === 'tertiary' ? 'sm' : undefined}
        disabled={busy}
        onClick={() => (confirm ? setAsking(true) : void go())}
      >
        {children}
      </Button>
      <RefusalText words={refusal} />
      {confirm ? (
        <ConfirmDialog
          open={asking}
          title={confirm.title}
          action={children}
          danger={confirm.danger}
          busy={busy}
          onConfirm={() => void go()}
          onClose={() => setAsking(false)}
        >
          <p>{confirm.text}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

export function RefusalText({ words }: { words: ReactNode }) {
  return words ? (
    <span className="small field-fault" role="alert">
      {words}
    </span>
  ) : null;
}
