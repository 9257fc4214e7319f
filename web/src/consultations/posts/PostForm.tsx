import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { fieldFault } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { DraftStatus } from '../../discussion/drafts/DraftStatus.js';
import { useDraft } from '../../discussion/drafts/useDraft.js';
import { formKeys } from '../../ui/form-keys.js';
import { InlineRadioGroup } from '../../ui/InlineRadioGroup.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Card } from '../../ui/Page.js';
import { RefusalText } from '../MutationButton.js';
import { postMutation } from '../mutations.js';
import { useRefusal } from '../refusal.js';
import { otherReaders, PostReaders } from './PostReaders.js';
import '../../discussion/contributions/Composer.css';
import type { Consultation, ConsultationPost, PostKind } from '../consultation.js';

/** The post replied to and the kind of reply. The kinds below are offered only on a post. */
export type ReplyTarget = { post: ConsultationPost; kind: PostKind };
const replyKinds: readonly PostKind[] = ['PASS', 'VOTE', 'ANSWER', 'REPLY'];

type Props = {
  consultation: Consultation;
  to: ReplyTarget | undefined;
  onReplyTo: (to: undefined) => void;
  onDone: () => void;
};

/** The label behind which the box is folded when the viewer is not expected to write. */
export function foldReason({
  stage,
  phase,
  me,
  viewerMay,
}: Consultation): 'early' | 'late' | 'more' | 'form' | 'thanks' | undefined {
  if (stage === 'CLOSED') return 'early';
  if (stage === 'DONE' && me.open.some(({ kind }) => kind === 'FOLLOW_UP')) return 'late';
  if (me.done || (me.heard && me.role === 'OWNER' && viewerMay.advance)) return 'more';
  const only = (...kinds: PostKind[]) => me.open.every(({ kind }) => kinds.includes(kind));
  if ((!phase || phase.key === 'COMMIT') && only('THANKS', 'REPLY')) return 'thanks';
  return me.role === 'FACILITATOR' && only('PROCESS_NOTE') && phase?.key !== 'PROCESS' ? 'form' : undefined;
}

/** The text box. The kinds, their limits and whether posting is allowed come from the server. */
export function PostForm({ consultation, to, onReplyTo, onDone }: Props) {
  const t = useTranslate();
  const lang = useLanguage();
  const field = useId();
  const { id, networkId, phaseSeq, me } = consultation;
  const [body, setBody] = useState('');
  const [link, setLink] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [chosen, setChosen] = useState<PostKind>();
  const [fault, setFault] = useState<'required' | 'long'>();
  const clientId = useRef(crypto.randomUUID());
  const box = useRef<HTMLTextAreaElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const { mutate, busy, apiError } = useMutation(postMutation);
  const refusal = useRefusal(apiError);
  const draft = useDraft(networkId, `consultation:${id}`, setBody);

  const open = me.open.filter(({ left }) => left !== 0);
  const ownKinds = open.filter(({ kind }) => !replyKinds.includes(kind));
  const here = to ? open.filter(({ kind }) => kind === to.kind) : ownKinds;
  const now = here.find(({ kind }) => kind === chosen) ?? here[0];
  const pass = !me.done && open.some(({ kind }) => kind === 'PASS');
  const replyable = open.filter(({ kind }) => kind === 'ANSWER' || kind === 'REPLY');

  useEffect(() => {
    if (to) box.current?.focus();
  }, [to]);

  function clear() {
    setBody('');
    setLink('');
    setDueOn('');
    setFault(undefined);
    draft.discard();
    onReplyTo(undefined);
    clientId.current = crypto.randomUUID();
  }

  async function send(kind: PostKind, words: string) {
    const done = await mutate({
      input: {
        consultationId: id,
        clientId: kind === 'PASS' ? crypto.randomUUID() : clientId.current,
        phaseSeq,
        kind,
        parentId: kind === 'PASS' ? null : (to?.post.id ?? null),
        body: words,
        link: kind === 'RESOURCE' ? link.trim() : null,
        dueOn: kind === 'COMMITMENT' ? dueOn || null : null,
        lang,
      },
    });
    if (done && kind !== 'PASS') clear();
    onDone();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!now) return;
    const words = body.trimEnd();
    const missing = words === '' && !['THANKS', 'RESOURCE'].includes(now.kind);
    const long = [...words].length > now.maxChars;
    const broken = missing ? 'required' : long ? 'long' : undefined;
    setFault(broken);
    if (broken) box.current?.focus();
    else void send(now.kind, words);
  }

  const passButton = pass ? (
    <Button type="button" variant="secondary" disabled={busy} onClick={() => void send('PASS', '')}>
      {me.heard ? t('consultations.finish') : t('consultations.pass')}
    </Button>
  ) : null;

  if (!now && body === '') {
    if (replyable.length === 0 && !pass) return null;
    return (
      <Card>
        {replyable.length > 0 ? <p>{t('consultations.chooseRecipient')}</p> : null}
        {passButton ? <div className="buttons">{passButton}</div> : null}
        <RefusalText words={refusal} />
      </Card>
    );
  }
  const kind = now?.kind;
  const written = [...body].length;
  const fold = foldReason(consultation);
  return (
    <Card>
      {/* The same element whether folded or not, so that text being written survives a change of phase. */}
      <details
        className="post-form-fold"
        open={!fold || unfolded || body !== '' || to !== undefined}
        onToggle={(event) => fold && setUnfolded(event.currentTarget.open)}
      >
        <summary hidden={!fold}>{t(`consultations.postForm.open.${fold ?? 'more'}`)}</summary>
        <form
          className="composer"
          onSubmit={submit}
          onKeyDown={formKeys(to && (() => onReplyTo(undefined)))}
          noValidate
          aria-label={t('consultations.postForm')}
        >
          {here.length > 1 ? (
            <InlineRadioGroup
              legend={t('contributions.kind.choose')}
              choices={here.map((one) => one.kind)}
              labelFor={(choice) => t(`consultations.kind.${choice}`)}
              value={kind ?? 'PASS'}
              onChange={setChosen}
            />
          ) : null}
          {to ? (
            <div className="reply-target">
              <p className="small quiet">{t('consultations.to', { name: to.post.author.person.name })}</p>
              <p lang={to.post.lang}>{to.post.body}</p>
            </div>
          ) : null}
          {kind ? (
            <PostReaders consultation={consultation} kind={kind} />
          ) : (
            <p role="status">{t('consultations.notNow')}</p>
          )}
          {kind === 'RESOURCE' ? (
            <LimitedTextfield
              label={t('contributions.link')}
              inputMode="url"
              value={link}
              limit={limits.link}
              error={fieldFault(apiError, 'link') ? refusal : undefined}
              onChange={(event) => setLink(event.target.value)}
            />
          ) : null}
          <Field>
            <Label htmlFor={field}>{kind ? t(`consultations.kind.${kind}`) : t('consultations.savedText')}</Label>
            <Textarea
              id={field}
              ref={box}
              rows={4}
              value={body}
              readOnly={!kind || busy}
              aria-invalid={fault ? true : undefined}
              aria-describedby={`${field}-note ${field}-bound`}
              onChange={(event) => {
                setBody(event.target.value);
                setFault(undefined);
                if (isVisible(event.target.value)) draft.save(event.target.value);
                else draft.discard();
              }}
            />
            {now && now.maxChars < limits.body ? (
              <p id={`${field}-bound`} className="small quiet">
                {written > now.maxChars / 2 ? t('consultations.bound', { limit: now.maxChars, written }) : null}
                {now.left && now.left > 1 ? ` ${t('consultations.left', { left: now.left })}` : null}
              </p>
            ) : null}
            <p id={`${field}-note`} className="small field-fault" role={fault ? 'alert' : undefined}>
              {fault === 'long' ? t('ui.rule.long', { limit: now?.maxChars ?? 0 }) : null}
              {fault === 'required' ? t('consultations.fault.required') : null}
            </p>
          </Field>
          {kind === 'COMMITMENT' ? (
            <Textfield
              type="date"
              label={t('consultations.dueOn')}
              value={dueOn}
              error={fieldFault(apiError, 'dueOn') ? refusal : undefined}
              onChange={(event) => setDueOn(event.target.value)}
            />
          ) : null}
          {fieldFault(apiError, 'link') || fieldFault(apiError, 'dueOn') ? null : <RefusalText words={refusal} />}
          <div className="buttons">
            {kind ? (
              <Button type="submit" disabled={busy}>
                {t('consultations.post', { kind, readers: otherReaders(consultation, kind) })}
              </Button>
            ) : null}
            {to?.kind === 'ANSWER' && kind ? (
              <Button type="button" variant="secondary" disabled={busy} onClick={() => void send('ANSWER', '')}>
                {t('consultations.declineAnswer')}
              </Button>
            ) : null}
            {to ? (
              <Button type="button" variant="tertiary" onClick={() => onReplyTo(undefined)}>
                {t('ui.cancel')}
              </Button>
            ) : (
              passButton
            )}
          </div>
          <DraftStatus draft={draft} onDiscard={clear} />
        </form>
      </details>
    </Card>
  );
}
