import { Field, Label, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { titlesQuery } from './operations.js';
import { UploadField } from './uploads/UploadField.js';
import type { Uploads } from './uploads/useUploads.js';

const ways = ['link', 'library', 'file'] as const;
/** How a contribution refers to a resource. */
export type LinkedResource = { way: (typeof ways)[number]; link: string; resourceId: string };

type Props = {
  networkId: string;
  named: LinkedResource;
  onChange: (named: LinkedResource) => void;
  uploads: Uploads;
  fault: 'link' | 'library' | 'file' | 'waits' | 'words' | 'why' | undefined;
};

/** A link, a resource of the room, or a file added to the library with the contribution. */
export function ResourcePicker({ networkId, named, onChange, uploads, fault }: Props) {
  const t = useTranslate();
  const name = useId();
  return (
    <>
      <fieldset className="resource-sources">
        <legend className="small quiet">{t('library.sources')}</legend>
        {ways.map((way) => (
          <Radio
            key={way}
            name={name}
            value={way}
            label={t(`library.source.${way}`)}
            checked={named.way === way}
            onChange={() => onChange({ ...named, way })}
          />
        ))}
      </fieldset>
      {named.way === 'link' ? (
        <LimitedTextfield
          label={t('contributions.link')}
          inputMode="url"
          value={named.link}
          limit={limits.link}
          error={fault === 'link' ? t('contributions.link.fault') : undefined}
          onChange={(event) => onChange({ ...named, link: event.target.value })}
        />
      ) : null}
      {named.way === 'library' ? (
        <LibrarySelect
          networkId={networkId}
          value={named.resourceId}
          fault={fault === 'library' ? t('library.source.library.fault') : undefined}
          onChange={(resourceId) => onChange({ ...named, resourceId })}
        />
      ) : null}
      {named.way === 'file' ? (
        <UploadField
          uploads={uploads}
          only
          fault={
            fault === 'file'
              ? t('library.form.file.none')
              : fault === 'waits' || fault === 'words'
                ? t(`library.form.file.${fault}`)
                : undefined
          }
        />
      ) : null}
    </>
  );
}

type SelectProps = {
  networkId: string;
  value: string;
  onChange: (id: string) => void;
  fault?: string | undefined;
};

/** The resources of the library, by collection. */
export function LibrarySelect({ networkId, value, onChange, fault }: SelectProps) {
  const t = useTranslate();
  const id = useId();
  const { data } = useQuery(titlesQuery, { id: networkId });
  const nodes = data?.network.resources.nodes ?? [];
  const groups = [...(data?.network.collections ?? []), { id: undefined, title: t('library.outside') }]
    .map(({ id: key, title }) => ({ title, on: nodes.filter(({ collection }) => collection?.id === key) }))
    .filter(({ on }) => on.length > 0);
  return (
    <Field>
      <Label htmlFor={id}>{t('library.source.library.choose')}</Label>
      <select
        id={id}
        className="ds-input"
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{data && nodes.length === 0 ? t('library.nothing') : t('library.source.library.none')}</option>
        {groups.map(({ title, on }) => (
          <optgroup key={title} label={title}>
            {on.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {fault ? <ValidationMessage>{fault}</ValidationMessage> : null}
    </Field>
  );
}
