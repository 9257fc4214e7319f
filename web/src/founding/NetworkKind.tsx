import type { OrganiserType, Stage } from '@krets/shared/kinds';
import { useWords } from '../app/words.js';

type Props = {
  stage: Stage;
  organiserName?: string | null | undefined;
  organiserType?: OrganiserType | null | undefined;
};

/** What it may be called at this point of its life, and who arranges it: stands wherever a network is named. */
export function NetworkKind({ stage, organiserName, organiserType }: Props) {
  const t = useWords();
  return (
    <p className="small quiet">
      {t(`founding.kind.${stage}`)}
      {organiserName && organiserType
        ? ` · ${t('founding.organisedBy', { name: organiserName, type: t(`founding.organiserType.${organiserType}`) })}`
        : null}
    </p>
  );
}
