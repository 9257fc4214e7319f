import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { type ProgrammeKind, programmeKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { useForm } from '../ui/useForm.js';
import { addProgrammeMutation, endProgrammeMutation } from './operations.js';

type Props = { programmes: PlatformQuery['programmes']; onChange: () => Promise<void> };

/** The leadership programmes that networks belong to. */
export function Programmes({ programmes, onChange }: Props) {
  const t = useTranslate();
  const opening = useMutation(addProgrammeMutation);
  const ending = useMutation(endProgrammeMutation);
  const form = useForm(['name'], opening.apiError);

  async function open(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    if (!(await opening.mutate({ input: { name: texts.name ?? '', kind: texts.kind as ProgrammeKind } }))) return;
    element.reset();
    await onChange();
  }

  async function end(id: string) {
    if (await ending.mutate({ id })) await onChange();
  }

  return (
    <section>
      <h2>{t('admin.programmes')}</h2>
      <p className="quiet">{t('admin.programmes.lead')}</p>
      <ul className="plain-list divided-list">
        {programmes.map(({ id, name, kind, endedAt }) => (
          <li key={id}>
            <div>
              <p>{name}</p>
              <p className="small quiet">
                {t(`admin.programme.${kind}`)}
                {endedAt ? ` · ${t('admin.programmes.ended')}` : null}
              </p>
            </div>
            {endedAt ? null : (
              <Button
                variant="tertiary"
                data-size="sm"
                disabled={ending.busy}
                aria-label={t('admin.programmes.endNamed', { name })}
                onClick={() => void end(id)}
              >
                {t('admin.programmes.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote apiError={ending.apiError} />
      <form className="form" onSubmit={open} noValidate>
        <LimitedTextfield
          name="name"
          label={t('admin.programmes.name')}
          limit={limits.programmeName}
          error={form.fault('name')}
        />
        <Field>
          <Label htmlFor="effort-kind">{t('admin.programmes.kind')}</Label>
          <Select id="effort-kind" name="kind" defaultValue={programmeKinds[0]}>
            {programmeKinds.map((kind) => (
              <Select.Option key={kind} value={kind}>
                {t(`admin.programme.${kind}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <ErrorNote apiError={opening.apiError} />
        <Button type="submit" variant="secondary" disabled={opening.busy}>
          {t('admin.programmes.open')}
        </Button>
      </form>
    </section>
  );
}
