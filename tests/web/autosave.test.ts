import { beforeEach, describe, expect, it } from '@jest/globals';
import { Autosave, type SaveAnswer, type SaveState } from '../../web/src/app/unsent/autosave.js';
import type { Unsaved } from '../../web/src/app/unsent/local-copy.js';

const down: SaveAnswer = { apiError: { kind: 'network' } };
const busy: SaveAnswer = { apiError: { kind: 'refused', code: 'BUSY', fields: [] } };
const tooLong: SaveAnswer = {
  apiError: { kind: 'refused', code: 'BAD_INPUT', fields: [{ field: 'input.content', rule: 'maxLength', limit: 9 }] },
};
const saved: SaveAnswer = { savedAt: '2026-11-28T12:00:00Z' };

let stored: Unsaved | undefined;
let sent: (string | null)[];
let answers: SaveAnswer[];
let states: SaveState['kind'][];

beforeEach(() => {
  [stored, sent, answers, states] = [undefined, [], [], []];
});

const anAutosave = () =>
  new Autosave({
    copy: {
      get: () => stored,
      save: (unsaved) => {
        stored = unsaved;
      },
      forget: () => {
        stored = undefined;
      },
    },
    send: async (content) => {
      sent.push(content);
      return answers.shift() ?? saved;
    },
    onState: ({ kind }) => void states.push(kind),
    pause: 0,
    retryAfter: 0,
  });

/** Lets everything happen that is due. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
};

describe('a text that saves itself', () => {
  it('is held in this browser until the server has it', async () => {
    const autosave = anAutosave();
    autosave.change('Halvt tenkt');
    expect(stored?.content).toBe('Halvt tenkt');
    await settled();
    expect([sent, states, stored]).toEqual([['Halvt tenkt'], ['saved'], undefined]);
  });

  it.each([
    ['the connection is lost', down],
    ['the server is busy', busy],
  ])('is tried again when %s', async (_, fault) => {
    answers = [fault, fault];
    anAutosave().change('Halvt tenkt');
    await settled();
    expect([sent.length, states, stored]).toEqual([3, ['waits', 'waits', 'saved'], undefined]);
  });

  it('is told once that it was refused, and tried again only when it has changed', async () => {
    answers = [tooLong];
    const autosave = anAutosave();
    autosave.change('For lang tekst');
    await settled();
    expect([sent.length, states]).toEqual([1, ['refused']]);
    expect(stored).toMatchObject({ content: 'For lang tekst', refused: true });
    autosave.change('Kort');
    await settled();
    expect([sent, states, stored]).toEqual([['For lang tekst', 'Kort'], ['refused', 'saved'], undefined]);
  });

  it('is sent at once when the page is hidden, although an earlier save has had no answer', async () => {
    const autosave = anAutosave();
    let answer = (_: SaveAnswer) => {};
    const first = new Promise<SaveAnswer>((resolve) => {
      answer = resolve;
    });
    answers = [first as unknown as SaveAnswer];
    autosave.change('Ei');
    void autosave.flush();
    await settled();
    autosave.change('Ei linje til');
    void autosave.flush(true);
    expect(sent).toEqual(['Ei', 'Ei linje til']);
    answer(saved);
    await settled();
    expect(stored).toBeUndefined();
  });

  it('leaves its copy when its field is gone and the server cannot be reached', async () => {
    answers = [down];
    const autosave = anAutosave();
    autosave.change('Siste ord');
    autosave.leave();
    await settled();
    expect([sent.length, stored?.content, stored?.refused]).toEqual([1, 'Siste ord', undefined]);
  });

  it('is not saved again after it was discarded', async () => {
    const autosave = anAutosave();
    autosave.change('Sendt');
    autosave.change(null);
    await settled();
    expect([sent, states, stored]).toEqual([[null], [], undefined]);
  });
});
