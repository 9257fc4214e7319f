import { Field, Label, Textfield } from '@digdir/designsystemet-react';
import { type ProtocolKey, protocolKeys } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { useId } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { meetingChoicesQuery } from './operations.js';

type Known = {
  minutes: number;
  place: string;
  link?: string | null;
  protocol?: ProtocolKey | null;
  preparation: string;
  facilitator?: { id: string | number } | null;
};
type Props = { networkId: string; meeting: Known | undefined; fault: (field: string) => string | undefined };

/** What a meeting is, whenever it is. */
export function MeetingFields({ networkId, meeting, fault }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const id = useId();
  const { data } = useQuery(meetingChoicesQuery, { id: networkId });
  return (
    <>
      <Textfield
        name="minutes"
        inputMode="numeric"
        label={t('meetings.field.minutes')}
        defaultValue={meeting?.minutes ?? 120}
        error={fault('minutes')}
      />
      <LimitedTextfield
        name="place"
        label={t('meetings.field.place')}
        limit={limits.place}
        defaultValue={meeting?.place ?? ''}
        error={fault('place')}
      />
      <LimitedTextfield
        name="link"
        label={t('meetings.field.link')}
        description={t('meetings.field.link.hint')}
        limit={limits.link}
        defaultValue={meeting?.link ?? ''}
        error={fault('link')}
      />
      {data ? (
        <>
          <Field>
            <Label htmlFor={`${id}-facilitator`}>{t('meetings.field.facilitator')}</Label>
            <select
              className="ds-input"
              id={`${id}-facilitator`}
              name="facilitator"
              defaultValue={meeting?.facilitator?.id ?? ''}
            >
              <option value="">{t('meetings.field.facilitator.none')}</option>
              {data.network.seats.map((seat) => (
                <option key={seat.id} value={seat.id}>
                  {seat.roleTitle}, {seat.organisation.name[language]} ({seat.person.name})
                </option>
              ))}
            </select>
          </Field>
          <Field>
            <Label htmlFor={`${id}-protocol`}>{t('meetings.field.protocol')}</Label>
            <select className="ds-input" id={`${id}-protocol`} name="protocol" defaultValue={meeting?.protocol ?? ''}>
              <option value="">{t('meetings.field.protocol.none')}</option>
              {data.protocols.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title[language]}
                </option>
              ))}
            </select>
          </Field>
        </>
      ) : (
        // What was chosen before stays chosen when the form is sent while the choices are still being fetched.
        <>
          <input type="hidden" name="facilitator" value={meeting?.facilitator?.id ?? ''} />
          <input type="hidden" name="protocol" value={meeting?.protocol ?? ''} />
        </>
      )}
      <LimitedTextfield
        name="preparation"
        multiline
        label={t('meetings.field.preparation')}
        limit={limits.charterLine}
        defaultValue={meeting?.preparation ?? ''}
        error={fault('preparation')}
      />
    </>
  );
}

/** What the fields of the form say. */
export const meetingOf = (texts: Record<string, string>) => ({
  minutes: Number.parseInt(texts.minutes ?? '', 10) || 0,
  place: texts.place ?? '',
  link: texts.link || null,
  protocol: protocolKeys.find((key) => key === texts.protocol) ?? null,
  preparation: texts.preparation ?? '',
  facilitatorSeatId: texts.facilitator || null,
});
