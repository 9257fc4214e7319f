import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { graph } from '../app/graph.js';
import { useMe } from '../app/session.js';
import { useWords } from '../app/words.js';
import type { ChallengeHeadFragment } from '../generated/graphql.js';
import { useLostLine } from '../live/useLine.js';
import { copied } from '../ui/copied.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { UndoToast } from '../ui/UndoToast.js';
import { ArrivalsLine } from './ArrivalsLine.js';
import { Composer } from './Composer.js';
import { EditForm } from './EditForm.js';
import { restoreMutation, withdrawMutation } from './graph.js';
import { kindsToBegin, kindsToReply } from './kinds.js';
import { SaidItem } from './SaidItem.js';
import { SendingItem } from './SendingItem.js';
import { rowsOf, type Said } from './thread.js';
import { useFragment } from './useFragment.js';
import { useGoTo } from './useGoTo.js';
import { useOutbox } from './useOutbox.js';
import { useReadMark } from './useReadMark.js';
import { useThread } from './useThread.js';

type Props = { challenge: ChallengeHeadFragment; readersLine: ReactNode; onChallengeNews: () => void };
type Toast = { message: string; undo?: () => void };

/** The thread of a challenge: read in order, answered where it stands, followed while it grows. */
export function ThreadView({ challenge, readersLine, onChallengeNews }: Props) {
  const t = useWords();
  const me = useMe();
  const { id, networkId } = challenge;
  const { thread, trouble, busy, more, until, take, refetch } = useThread(id, networkId, onChallengeNews);
  const { posts, outbox } = useOutbox(id, take);
  const lost = useLostLine();
  const [firstUnread] = useState(challenge.firstUnread?.id);
  const [replyTo, setReplyTo] = useState<string>();
  const [editing, setEditing] = useState<string>();
  const [toast, setToast] = useState<Toast>();
  const end = useReadMark(challenge, thread);
  const goTo = useGoTo(thread.items, until);
  const missing = useFragment(thread.end !== undefined, goTo);

  async function restore(said: Said) {
    setToast(undefined);
    const { data } = await graph.mutation(restoreMutation, { id: said.id });
    if (data) take(data.restoreContribution);
  }

  async function withdraw(said: Said) {
    const { data } = await graph.mutation(withdrawMutation, { id: said.id });
    if (!data) return;
    take(data.withdrawContribution);
    setToast({ message: t('thread.withdrawnNow'), undo: () => void restore(said) });
  }

  async function copyLink(said: Said) {
    const link = `${window.location.origin}/challenges/${id}#c-${said.id}`;
    setToast({ message: (await copied(link)) ? t('thread.linkCopied') : `${t('ui.copyByHand')} ${link}` });
  }

  const readers = challenge.readers.people - 1;
  const composer = { networkId, challengeId: id, readers, readersLine };
  const kinds = kindsToBegin(challenge.viewerMay.contribute);
  const depthOf = (parentId: string | null) => {
    const parent = thread.items.find((item) => item.id === parentId);
    return parent ? Math.min(parent.depth + 1, 2) : 0;
  };

  return (
    <section aria-label={t('thread.title')}>
      {firstUnread ? (
        <p>
          <Button variant="secondary" data-size="sm" onClick={() => void goTo(firstUnread)}>
            {t('thread.jump', { count: challenge.newToMe })}
          </Button>
        </p>
      ) : null}
      {missing ? <p role="status">{t('thread.notHere')}</p> : null}
      <ol className="plain-list thread">
        {rowsOf(thread.items, posts).map((row) =>
          'said' in row ? (
            <li key={row.said.clientId} className={levelClass(row.said.depth)}>
              {row.said.id === firstUnread ? <p className="unread-line">{t('thread.newSince')}</p> : null}
              <SaidItem
                said={row.said}
                byOwner={row.said.author.person.id === challenge.owner.person.id}
                networkId={networkId}
                challengeId={id}
                readersLine={readersLine}
                onChange={() => void refetch(row.said.id)}
                acts={{
                  onReply: () => setReplyTo(row.said.id),
                  onEdit: () => setEditing(row.said.id),
                  onWithdraw: () => void withdraw(row.said),
                  onRestore: () => void restore(row.said),
                  onCopyLink: () => void copyLink(row.said),
                }}
                editing={
                  editing === row.said.id ? (
                    <EditForm
                      said={row.said}
                      networkId={networkId}
                      readersLine={readersLine}
                      onCancel={() => setEditing(undefined)}
                      onDone={(said) => {
                        take(said);
                        setEditing(undefined);
                      }}
                    />
                  ) : undefined
                }
              />
              {replyTo === row.said.id ? (
                <Paper>
                  <Composer
                    {...composer}
                    parentId={row.said.id}
                    kinds={kindsToReply(challenge.viewerMay.contribute, row.said.kind)}
                    onCancel={() => setReplyTo(undefined)}
                    onPost={(post) => {
                      setReplyTo(undefined);
                      outbox.add(post);
                    }}
                  />
                </Paper>
              ) : null}
            </li>
          ) : (
            <li key={row.sending.clientId} className={levelClass(depthOf(row.sending.parentId))}>
              <SendingItem
                post={row.sending}
                waits={lost}
                onRetry={() => outbox.retry(row.sending.clientId)}
                onDiscard={() => outbox.discard(row.sending.clientId)}
              />
            </li>
          ),
        )}
      </ol>
      <ErrorNote trouble={trouble} onRetry={() => void more()} />
      {thread.complete || trouble ? null : (
        <Button variant="secondary" disabled={busy} onClick={() => void more()}>
          {t('thread.more')}
        </Button>
      )}
      {thread.complete && thread.items.length === 0 && posts.length === 0 ? (
        <p className="quiet">{t('thread.empty')}</p>
      ) : null}
      <div ref={end} className="thread-end" />
      {challenge.lockedAt ? <p className="thread-locked">{t('facilitation.locked')}</p> : null}
      {kinds.length > 0 ? (
        <Paper as="section">
          <h2>{t('thread.yours')}</h2>
          <Composer {...composer} parentId={null} kinds={kinds} onPost={(post) => outbox.add(post)} />
        </Paper>
      ) : null}
      <ArrivalsLine items={thread.items} me={me.id} goTo={goTo} />
      <UndoToast message={toast?.message} onUndo={toast?.undo} onClose={() => setToast(undefined)} />
    </section>
  );
}

const levelClass = (depth: number) => (depth === 0 ? undefined : `reply reply-${depth}`);
