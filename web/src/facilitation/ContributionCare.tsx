import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type ReactNode, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ContributionPartsFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ConcernDialog } from './ConcernDialog.js';
import { hideMutation, proposeSplitMutation } from './graph.js';
import { MoveDialog } from './MoveDialog.js';
import { WordsDialog } from './WordsDialog.js';

type Props = {
  said: ContributionPartsFragment;
  networkId: string;
  challengeId: string;
  readersLine: ReactNode;
  onChange: () => void;
  onCopyLink: () => void;
};

/** What is seldom done with a contribution: copying its link, raising a concern, and what a facilitator does with its place. */
export function ContributionCare({ said, networkId, challengeId, readersLine, onChange, onCopyLink }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState<'hide' | 'move' | 'concern'>();
  const hiding = useAct(hideMutation);
  const proposing = useAct(proposeSplitMutation);
  const { hide, move, reportContent } = said.viewerMay;
  const link = !said.withdrawnAt;
  if (!link && !hide && !move && !reportContent) return null;
  const close = () => setAsking(undefined);

  async function cover(reason: string) {
    if (!(await hiding.act({ input: { contributionId: said.id, reason } }))) return;
    close();
    onChange();
  }

  async function propose() {
    if (await proposing.act({ contributionId: said.id })) onChange();
  }

  const act = (words: string, does: () => void) => (
    <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={does}>
      {words}
    </Button>
  );
  return (
    <>
      <details className="care small">
        <summary>{t('facilitation.more')}</summary>
        <div className="said-menu">
          {link ? act(t('thread.copyLink'), onCopyLink) : null}
          {reportContent ? act(t('facilitation.concern'), () => setAsking('concern')) : null}
          {hide ? act(t('facilitation.hide'), () => setAsking('hide')) : null}
          {move ? act(t('facilitation.move'), () => setAsking('move')) : null}
          {move && !said.splitProposedAt ? act(t('facilitation.split.propose'), () => void propose()) : null}
        </div>
      </details>
      <ErrorNote trouble={proposing.trouble} />
      {asking === 'hide' ? (
        <WordsDialog
          title={t('facilitation.hide.title')}
          label={t('facilitation.hide.reason')}
          action={t('facilitation.hide')}
          limit={limits.reason}
          busy={hiding.busy}
          trouble={hiding.trouble}
          onSend={(reason) => void cover(reason)}
          onClose={close}
        >
          <p>{t('facilitation.hide.text')}</p>
          {readersLine}
        </WordsDialog>
      ) : null}
      {asking === 'move' ? (
        <MoveDialog networkId={networkId} challengeId={challengeId} contributionId={said.id} onClose={close} />
      ) : null}
      <ConcernDialog
        networkId={networkId}
        challengeId={challengeId}
        contributionId={said.id}
        open={asking === 'concern'}
        onClose={close}
      />
    </>
  );
}
