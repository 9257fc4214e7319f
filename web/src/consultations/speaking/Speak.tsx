import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { fieldFault } from '../../app/trouble.js';
import { useAct } from '../../app/useGraph.js';
import { useLanguage, useWords } from '../../app/words.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { Paper } from '../../ui/Page.js';
import { WordChoice } from '../../ui/WordChoice.js';
import { Refused } from '../Act.js';
import { sayMutation } from '../acts.js';
import { useRefusal } from '../refusal.js';
import { othersReading, TalkReaders } from './TalkReaders.js';
import '../../thread/Composer.css';
import type { Talk, TalkPost } from '../talk.js';

export type Kind = Talk['me']['open'][number]['kind'];
/** What is said to somebody's words: these kinds stand nowhere else. */
export type To = { post: TalkPost; kind: Kind };
const besides: readonly Kind[] = ['PASS', 'VOTE', 'ANSWER', 'REPLY'];

type Props = { talk: Talk; to: To | undefined; onTo: (to: undefined) => void; onDone: () => void };

/** Where writing is not what waits for the viewer, the box is folded away behind these words. */
export function foldOf({
  stage,
  phase,
  me,
  viewerMay,
}: Talk): 'early' | 'late' | 'more' | 'form' | 'thanks' | undefined {
  if (stage === 'CLOSED') return 'early';
  if (stage === 'DONE' && me.open.some(({ kind }) => kind === 'FOLLOW_UP')) return 'late';
  if (me.done || (me.heard && me.role === 'OWNER' && viewerMay.advance)) return 'more';
  const only = (...kinds: Kind[]) => me.open.every(({ kind }) => kinds.includes(kind));
  if ((!phase || phase.key === 'COMMIT') && only('THANKS', 'REPLY')) return 'thanks';
  return me.role === 'FACILITATOR' && only('PROCESS_NOTE') && phase?.key !== 'PROCESS' ? 'form' : undefined;
}

/** The text box: the kinds, their bounds and whether anything may be said at all are the server's answer. */
export function Speak({ talk, to, onTo, onDone }: Props) {
  const t = useWords();
  const lang = useLanguage();
  const field = useId();
  const { id, networkId, phaseSeq, me } = talk;
  const [body, setBody] = useState('');
  const [link, setLink] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [chosen, setChosen] = useState<Kind>();
  const [fault, setFault] = useState<'required' | 'question' | 'long'>();
  const clientId = useRef(crypto.randomUUID());
  const box = useRef<HTMLTextAreaElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const { act, busy, trouble } = useAct(sayMutation);
  const refusal = useRefusal(trouble);
  const draft = useDraft(networkId, `consultation:${id}`, setBody);

  const open = me.open.filter(({ left }) => left !== 0);
  const alone = open.filter(({ kind }) => !besides.includes(kind));
  const here = to ? open.filter(({ kind }) => kind === to.kind) : alone;
  const now = here.find(({ kind }) => kind === chosen) ?? here[0];
  const pass = !me.done && open.some(({ kind }) => kind === 'PASS');
  const toWhom = open.filter(({ kind }) => kind === 'ANSWER' || kind === 'REPLY');

  useEffect(() => {
    if (to) box.current?.focus();
  }, [to]);

  function clear() {
    setBody('');
    setLink('');
    setDueOn('');
    setFault(undefined);
    draft.discard();
    onTo(undefined);
    clientId.current = crypto.randomUUID();
  }

  async function say(kind: Kind, words: string) {
    const done = await act({
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
    const broken = missing ? 'required' : long ? 'long' : now.question && !words.endsWith('?') ? 'question' : undefined;
    setFault(broken);
    if (broken) box.current?.focus();
    else void say(now.kind, words);
  }

  const passButton = pass ? (
    <Button type="button" variant="secondary" disabled={busy} onClick={() => void say('PASS', '')}>
      {me.heard ? t('consultations.said') : t('consultations.pass')}
    </Button>
  ) : null;

  if (!now && body === '') {
    if (toWhom.length === 0 && !pass) return null;
    return (
      <Paper>
        {toWhom.length > 0 ? <p>{t('consultations.toWhom')}</p> : null}
        {passButton ? <div className="buttons">{passButton}</div> : null}
        <Refused words={refusal} />
      </Paper>
    );
  }
  const kind = now?.kind;
  const written = [...body].length;
  const fold = foldOf(talk);
  return (
    <Paper>
      {/* One and the same element whether folded or not: what is being written keeps its place when the phase changes. */}
      <details
        className="talk-fold"
        open={!fold || unfolded || body !== '' || to !== undefined}
        onToggle={(event) => fold && setUnfolded(event.currentTarget.open)}
      >
        <summary hidden={!fold}>{t(`consultations.fold.${fold ?? 'more'}`)}</summary>
        <form className="composer" onSubmit={submit} noValidate aria-label={t('consultations.speak')}>
          {here.length > 1 ? (
            <WordChoice
              legend={t('thread.kind.choose')}
              choices={here.map((one) => one.kind)}
              wordFor={(choice) => t(`consultations.kind.${choice}`)}
              value={kind ?? 'PASS'}
              onChange={setChosen}
            />
          ) : null}
          {to ? (
            <div className="talk-to">
              <p className="small quiet">{t('consultations.to', { name: to.post.author.person.name })}</p>
              <p lang={to.post.lang}>{to.post.body}</p>
            </div>
          ) : null}
          {kind ? <TalkReaders talk={talk} kind={kind} /> : <p role="status">{t('consultations.notNow')}</p>}
          {kind === 'RESOURCE' ? (
            <Textfield
              label={t('thread.link')}
              type="url"
              value={link}
              maxLength={limits.link}
              error={fieldFault(trouble, 'link') ? refusal : undefined}
              onChange={(event) => setLink(event.target.value)}
            />
          ) : null}
          <Field>
            <Label htmlFor={field}>{kind ? t(`consultations.kind.${kind}`) : t('consultations.kept')}</Label>
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
                if (event.target.value.trim()) draft.keep(event.target.value);
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
              {fault === 'required' || fault === 'question' ? t(`consultations.fault.${fault}`) : null}
            </p>
          </Field>
          {kind === 'COMMITMENT' ? (
            <Textfield
              type="date"
              label={t('consultations.dueOn')}
              value={dueOn}
              error={fieldFault(trouble, 'dueOn') ? refusal : undefined}
              onChange={(event) => setDueOn(event.target.value)}
            />
          ) : null}
          {fieldFault(trouble, 'link') || fieldFault(trouble, 'dueOn') ? null : <Refused words={refusal} />}
          <div className="buttons">
            {kind ? (
              <Button type="submit" disabled={busy}>
                {t('consultations.say', { kind, readers: othersReading(talk, kind) })}
              </Button>
            ) : null}
            {to?.kind === 'ANSWER' && kind ? (
              <Button type="button" variant="secondary" disabled={busy} onClick={() => void say('ANSWER', '')}>
                {t('consultations.declineAnswer')}
              </Button>
            ) : null}
            {to ? (
              <Button type="button" variant="tertiary" onClick={() => onTo(undefined)}>
                {t('ui.cancel')}
              </Button>
            ) : (
              passButton
            )}
          </div>
          <DraftLine savedAt={draft.savedAt} restored={draft.restored} onDiscard={clear} />
        </form>
      </details>
    </Paper>
  );
}
