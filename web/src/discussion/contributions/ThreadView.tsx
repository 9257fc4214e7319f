import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useConnectionLost } from '../../app/realtime/useConnection.js';
import { useMe } from '../../app/session.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { copyToClipboard } from '../../ui/copy-to-clipboard.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Card } from '../../ui/Page.js';
import { UndoToast } from '../../ui/UndoToast.js';
import { usePrint } from '../../ui/usePrint.js';
import { useSaved } from '../saved/useSaved.js';
import { kindsForReply, kindsForThread } from './allowed-kinds.js';
import { Composer } from './Composer.js';
import { ContributionItem } from './ContributionItem.js';
import type { Post } from './contribution-outboxes.js';
import { EditForm } from './EditForm.js';
import { NewContributionsNotice } from './NewContributionsNotice.js';
import { restoreMutation, withdrawMutation } from './operations.js';
import { PendingContribution } from './PendingContribution.js';
import { type Contribution, rowsOf } from './thread.js';
import { useContributionLink } from './useContributionLink.js';
import { useOutbox } from './useOutbox.js';
import { useReadMark } from './useReadMark.js';
import { useScrollToContribution } from './useScrollToContribution.js';
import { useThread } from './useThread.js';

type Props = {
  challenge: ChallengeHeadFragment;
  readersNote: ReactNode;
  /** What else there is about the challenge, above the thread. */
  related: ReactNode;
  onChallengeChange: () => void;
};
/** With more than these, one jumps to the box. */
const shortThread = 3;
type Toast = { message: string; undo?: () => void };

/** The thread of a challenge, with replies at their place and live updates. */
export function ThreadView({ challenge, readersNote, related, onChallengeChange }: Props) {
  const t = useTranslate();
  const me = useMe();
  const { id, networkId } = challenge;
  const { thread, apiError, busy, more, loadUntil, loadAll, take, refetchOne } = useThread(
    id,
    challenge.network,
    onChallengeChange,
  );
  const print = usePrint(loadAll);
  const { posts, outbox } = useOutbox(id, take);
  const lost = useConnectionLost();
  const [firstUnread] = useState(challenge.firstUnread?.id);
  const [replyTo, setReplyTo] = useState<string>();
  const [returned, setReturned] = useState<Post>();
  const [quoted, setQuoted] = useState<Contribution>();
  const [editing, setEditing] = useState<string>();
  const [toast, setToast] = useState<Toast>();
  const end = useReadMark(challenge, thread);
  const goTo = useScrollToContribution(thread.items, loadUntil);
  const saved = useSaved(challenge, (message) => setToast({ message }), onChallengeChange);
  const missing = useContributionLink(thread.end !== undefined, goTo);

  async function restore(contribution: Contribution) {
    setToast(undefined);
    const { data } = await apiClient.mutation(restoreMutation, { id: contribution.id });
    if (data) take(data.restoreContribution);
  }

  async function withdraw(contribution: Contribution) {
    const { data } = await apiClient.mutation(withdrawMutation, { id: contribution.id });
    if (!data) return;
    take(data.withdrawContribution);
    setToast({ message: t('contributions.withdrawnNow'), undo: () => void restore(contribution) });
  }

  /** The focus goes back to where the box was opened. */
  function close({ id: closed }: Contribution) {
    openReply(undefined);
    setEditing(undefined);
    document.getElementById(`c-${closed}`)?.focus({ preventScroll: true });
  }

  async function copyLink(contribution: Contribution) {
    const link = `${window.location.origin}/challenges/${id}#c-${contribution.id}`;
    setToast({
      message: (await copyToClipboard(link)) ? t('contributions.linkCopied') : `${t('ui.copyByHand')} ${link}`,
    });
  }

  function openReply(to: string | undefined) {
    setReplyTo(to);
    setReturned(undefined);
  }

  /** The words of a refused post come back into a box: the one they were written in, or else the one for the whole thread. */
  function correct(post: Post) {
    if (kinds.length === 0 && !parentOf(post)) {
      void copyToClipboard(post.body).then((copied) => {
        if (copied) setToast({ message: t('contributions.textCopied') });
      });
      return;
    }
    setReplyTo(parentOf(post)?.id);
    setReturned(post);
    if (!parentOf(post)) setQuoted(thread.items.find(({ id }) => id === post.quotedId));
    outbox.discard(post.clientId);
  }

  const readers = challenge.readers.people - 1;
  const { seats } = challenge.readers;
  const composer = { networkId, challengeId: id, readers, seats };
  const ownField = useRef<HTMLTextAreaElement>(null);
  const kinds = kindsForThread(challenge.viewerMay.contribute);
  const parentOf = ({ parentId }: Post) =>
    thread.items.find(
      (item) => item.id === parentId && kindsForReply(challenge.viewerMay.contribute, item.kind).length > 0,
    );
  const depthOf = (parentId: string | null) => {
    const parent = thread.items.find((item) => item.id === parentId);
    return parent ? Math.min(parent.depth + 1, 2) : 0;
  };

  return (
    <section aria-label={t('contributions.title')}>
      <div className="buttons thread-jumps">
        {firstUnread ? (
          <Button variant="secondary" data-size="sm" onClick={() => void goTo(firstUnread)}>
            {t('contributions.jump', { count: challenge.newToMe })}
          </Button>
        ) : null}
        {kinds.length > 0 && thread.items.length > shortThread ? (
          <Button variant="secondary" data-size="sm" onClick={() => ownField.current?.focus()}>
            {t('contributions.write')}
          </Button>
        ) : null}
        <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => void saved.toggle(id)}>
          {saved.words(id)}
        </Button>
      </div>
      {related}
      {missing ? <p role="status">{t('contributions.notHere')}</p> : null}
      <ol className="plain-list thread">
        {rowsOf(thread.items, posts).map((row) =>
          'contribution' in row ? (
            <li key={row.contribution.clientId} className={depthClass(row.contribution.depth)}>
              {row.contribution.id === firstUnread ? (
                <p className="unread-divider">{t('contributions.newSince')}</p>
              ) : null}
              <ContributionItem
                contribution={row.contribution}
                namesMe={row.contribution.mentions.includes(challenge.network.mySeat.id)}
                byOwner={row.contribution.author.person.id === challenge.owner.person.id}
                networkId={networkId}
                challengeId={id}
                saveWords={saved.words(row.contribution.id)}
                readersNote={readersNote}
                onChange={() => void refetchOne(row.contribution.id)}
                actions={{
                  onReply: () => openReply(row.contribution.id),
                  onQuote: () => {
                    setQuoted(row.contribution);
                    ownField.current?.focus();
                  },
                  onGoTo: (to) => void goTo(to),
                  onEdit: () => setEditing(row.contribution.id),
                  onWithdraw: () => void withdraw(row.contribution),
                  onRestore: () => void restore(row.contribution),
                  onCopyLink: () => void copyLink(row.contribution),
                  onSave: () => void saved.toggle(row.contribution.id),
                }}
                editing={
                  editing === row.contribution.id ? (
                    <EditForm
                      contribution={row.contribution}
                      networkId={networkId}
                      seats={seats}
                      onCancel={() => close(row.contribution)}
                      onDone={(contribution) => {
                        take(contribution);
                        close(contribution);
                      }}
                    />
                  ) : undefined
                }
              />
              {replyTo === row.contribution.id ? (
                <Card>
                  <Composer
                    {...composer}
                    parentId={row.contribution.id}
                    kinds={kindsForReply(challenge.viewerMay.contribute, row.contribution.kind)}
                    returned={returned?.parentId === row.contribution.id ? returned : undefined}
                    onCancel={() => close(row.contribution)}
                    onPost={(post) => {
                      close(row.contribution);
                      outbox.add(post);
                    }}
                  />
                </Card>
              ) : null}
            </li>
          ) : (
            <li key={row.pending.clientId} className={depthClass(depthOf(row.pending.parentId))}>
              <PendingContribution
                post={row.pending}
                waits={lost}
                onCorrect={() => correct(row.pending)}
                mayCorrect={kinds.length > 0 || parentOf(row.pending) !== undefined}
                onRetry={() => outbox.retry(row.pending.clientId)}
                onDiscard={() => outbox.discard(row.pending.clientId)}
              />
            </li>
          ),
        )}
      </ol>
      <ErrorNote apiError={apiError} onRetry={() => void more()} />
      {thread.complete ? null : <p className="print-only">{t('contributions.notAllPrinted')}</p>}
      {thread.complete || apiError ? null : (
        <Button variant="secondary" disabled={busy} onClick={() => void more()}>
          {t('contributions.more')}
        </Button>
      )}
      {thread.complete && thread.items.length === 0 && posts.length === 0 ? (
        <p className="quiet">{t('contributions.empty')}</p>
      ) : null}
      {thread.items.length > 0 ? (
        <p className="no-print">
          <Button variant="tertiary" data-size="sm" onClick={print}>
            {t('contributions.print')}
          </Button>
        </p>
      ) : null}
      <div ref={end} className="thread-end" />
      {challenge.lockedAt ? <p className="thread-locked">{t('moderation.locked')}</p> : null}
      {kinds.length > 0 ? null : readersNote}
      {kinds.length > 0 ? (
        <Card as="section">
          <h2>{t('contributions.yours')}</h2>
          {readersNote}
          <Composer
            {...composer}
            parentId={null}
            kinds={kinds}
            field={ownField}
            returned={returned && !parentOf(returned) ? returned : undefined}
            quoted={quoted}
            onQuoteDropped={() => setQuoted(undefined)}
            onPost={(post) => {
              setReturned(undefined);
              setQuoted(undefined);
              outbox.add(post);
            }}
          />
        </Card>
      ) : null}
      <NewContributionsNotice items={thread.items} me={me.id} goTo={goTo} />
      <UndoToast message={toast?.message} onUndo={toast?.undo} onClose={() => setToast(undefined)} />
    </section>
  );
}

const depthClass = (depth: number) => (depth === 0 ? undefined : `reply reply-${depth}`);
