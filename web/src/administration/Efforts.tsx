import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type ProgrammeKind, programmeKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { endEffortMutation, openEffortMutation } from './graph.js';

type Props = { efforts: PlatformQuery['programmes']; onChange: () => Promise<void> };

/** The leadership efforts that networks are a part of. */
export function Efforts({ efforts, onChange }: Props) {
  const t = useWords();
  const opening = useAct(openEffortMutation);
  const ending = useAct(endEffortMutation);
  const form = useForm(['name'], opening.trouble);

  async function open(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    if (!(await opening.act({ input: { name: texts.name ?? '', kind: texts.kind as ProgrammeKind } }))) return;
    element.reset();
    await onChange();
  }

  async function end(id: string) {
    if (await ending.act({ id })) await onChange();
  }

  return (
    <section>
      <h2>{t('administration.efforts')}</h2>
      <p className="quiet">{t('administration.efforts.lead')}</p>
      <ul className="plain-list lines">
        {efforts.map(({ id, name, kind, endedAt }) => (
          <li key={id} className="seat-line">
            <div>
              <p>{name}</p>
              <p className="small quiet">
                {t(`administration.effort.${kind}`)}
                {endedAt ? ` · ${t('administration.efforts.ended')}` : null}
              </p>
            </div>
            {endedAt ? null : (
              <Button
                variant="tertiary"
                data-size="sm"
                disabled={ending.busy}
                aria-label={t('administration.efforts.endNamed', { name })}
                onClick={() => void end(id)}
              >
                {t('administration.efforts.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote trouble={ending.trouble} />
      <form className="form" onSubmit={open} noValidate>
        <Textfield
          name="name"
          label={t('administration.efforts.name')}
          maxLength={limits.programmeName}
          error={form.fault('name')}
        />
        <Field>
          <Label htmlFor="effort-kind">{t('administration.efforts.kind')}</Label>
          <Select id="effort-kind" name="kind" defaultValue={programmeKinds[0]}>
            {programmeKinds.map((kind) => (
              <Select.Option key={kind} value={kind}>
                {t(`administration.effort.${kind}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <ErrorNote trouble={opening.trouble} />
        <Button type="submit" variant="secondary" disabled={opening.busy}>
          {t('administration.efforts.open')}
        </Button>
      </form>
    </section>
  );
}
