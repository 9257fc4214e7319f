import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { FormQuery, NetworkSettingsInput } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { shapeMutation } from './graph.js';

export type ShapeProps = { network: FormQuery['network']; onSaved: () => Promise<void> };

type Props = ShapeProps & {
  /** What a link to this part of the form leads to. */
  id: string;
  title: string;
  lead?: string;
  required: string[];
  /** What the texts say; undefined when they do not hold together. */
  shape: (texts: Record<string, string>) => Omit<NetworkSettingsInput, 'networkId'> | undefined;
  children: (fault: (field: string) => string | undefined) => ReactNode;
};

/** One part of the form, saved by itself. */
export function ShapeForm({ network, onSaved, id, title, lead, required, shape, children }: Props) {
  const t = useWords();
  const [saved, setSaved] = useState(false);
  const { act, busy, trouble } = useAct(shapeMutation);
  const form = useForm(required, trouble);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    const changes = texts && shape(texts);
    if (!changes || !(await act({ input: { networkId: network.id, ...changes } }))) return;
    await onSaved();
    setSaved(true);
  }

  return (
    <div id={id}>
      <Paper as="section">
        <h2 tabIndex={-1}>{title}</h2>
        {lead ? <p className="quiet">{lead}</p> : null}
        <form className="form" onSubmit={save} noValidate>
          {children(form.fault)}
          <ErrorNote trouble={trouble} />
          <div className="buttons">
            <Button type="submit" variant="secondary" disabled={busy}>
              {t('founding.save')} <span className="visually-hidden">: {title}</span>
            </Button>
            <span role="status">{saved ? t('founding.saved') : ''}</span>
          </div>
        </form>
      </Paper>
    </div>
  );
}
