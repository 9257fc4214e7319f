import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ThreadChoice } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { InlineRadioGroup } from '../ui/InlineRadioGroup.js';
import { chooseThreadNoticesMutation } from './operations.js';

const choices: readonly ThreadChoice[] = ['FOLLOW', 'AS_ROOM', 'MUTE'];

type Props = { challengeId: string; choice: ThreadChoice; onChange: () => unknown };

/** Follows or mutes a thread, for the reader alone. */
export function ThreadNotices({ challengeId, choice, onChange }: Props) {
  const t = useTranslate();
  const { mutate, apiError } = useMutation(chooseThreadNoticesMutation);
  async function choose(chosen: ThreadChoice) {
    if (await mutate({ input: { challengeId, choice: chosen } })) onChange();
  }
  return (
    <>
      <InlineRadioGroup
        legend={t('notices.thread')}
        choices={choices}
        labelFor={(one) => t(`notices.thread.${one}`)}
        value={choice}
        onChange={(chosen) => void choose(chosen)}
      />
      <ErrorNote apiError={apiError} />
    </>
  );
}
