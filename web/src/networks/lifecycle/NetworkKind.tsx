import type { OrganiserType, Stage } from '@krets/shared/kinds';
import { useTranslate } from '../../app/i18n/messages.js';

type Props = {
  stage: Stage;
  organiserName?: string | null | undefined;
  organiserType?: OrganiserType | null | undefined;
};

/** What the network is called at its present stage, and who organises it: shown wherever a network is named. */
export function NetworkKind({ stage, organiserName, organiserType }: Props) {
  const t = useTranslate();
  return (
    <p className="small quiet">
      {t(`lifecycle.kind.${stage}`)}
      {organiserName && organiserType
        ? ` · ${t('lifecycle.organisedBy', { name: organiserName, type: t(`lifecycle.organiserType.${organiserType}`) })}`
        : null}
    </p>
  );
}
