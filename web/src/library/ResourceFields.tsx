import { Field, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type Language, languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { useTranslate } from '../app/i18n/messages.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import type { Fault, ResourceFormValues } from './resource-form.js';

type Props = {
  values: ResourceFormValues;
  faults: readonly Fault[];
  onChange: (changes: Partial<ResourceFormValues>) => void;
  /** The prefix of the ids of the fields, for moving the focus. */
  id: string;
  /** A file being uploaded has its title beside it. */
  titled: boolean;
  collections?: readonly { id: string; title: string }[];
};

const names: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** The descriptive fields of a resource of any kind. */
export function ResourceFields({ values, faults, onChange, id, titled, collections }: Props) {
  const t = useTranslate();
  const listId = useId();
  function fault(field: keyof ResourceFormValues): string | undefined {
    const found = faults.find((one) => one.field === field);
    if (!found) return undefined;
    if (found.rule === 'long') return t('ui.rule.long', { limit: found.limit ?? 0 });
    if (found.rule === 'link') return t('library.form.link.fault');
    if (found.rule === 'tags') return t('library.form.tags.fault', { limit: found.limit ?? 0 });
    return t('ui.rule.required');
  }
  const line = (field: 'title' | 'link' | 'tags', limit: number, more: { type?: 'url'; description?: string } = {}) => (
    <LimitedTextfield
      id={`${id}-${field}`}
      label={t(`library.form.${field}`)}
      inputMode={more.type ?? 'text'}
      {...(more.description ? { description: more.description } : {})}
      value={values[field]}
      limit={limit}
      error={fault(field)}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  const box = (field: 'body' | 'why', rows: number) => (
    <Field>
      <Label htmlFor={`${id}-${field}`}>{t(`library.form.${field}`)}</Label>
      <Textarea
        id={`${id}-${field}`}
        rows={rows}
        lang={values.lang}
        value={values[field]}
        aria-invalid={fault(field) ? true : undefined}
        aria-describedby={`${id}-${field}-fault`}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
      <ValidationMessage id={`${id}-${field}-fault`} hidden={!fault(field)}>
        {fault(field)}
      </ValidationMessage>
    </Field>
  );
  return (
    <>
      {values.kind === 'LINK' ? line('link', limits.link, { type: 'url' }) : null}
      {titled ? line('title', limits.title) : null}
      {values.kind === 'NOTE' ? box('body', 10) : null}
      {box('why', 3)}
      {collections ? (
        <Field>
          <Label htmlFor={listId}>{t('library.form.collection')}</Label>
          <select
            id={listId}
            className="ds-input"
            value={values.collectionId}
            onChange={(event) => onChange({ collectionId: event.target.value })}
          >
            <option value="">{t('library.outside')}</option>
            {collections.map((collection) => (
              <option key={collection.id} value={collection.id}>
                {collection.title}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      {line('tags', limits.tags * (limits.tag + 2), { description: t('library.form.tags.hint') })}
      <Textfield
        type="date"
        label={t('library.form.reviewBy')}
        value={values.reviewBy}
        onChange={(event) => onChange({ reviewBy: event.target.value })}
      />
      <Field>
        <Label htmlFor={`${id}-lang`}>{t('library.form.lang')}</Label>
        <select
          id={`${id}-lang`}
          className="ds-input"
          value={values.lang}
          onChange={(event) => onChange({ lang: event.target.value as Language })}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {names[language]}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
