import { attention, blockQuote, codeFenced, codeText } from 'micromark-core-commonmark';
import { factorySpace } from 'micromark-factory-space';
import type { Code, Construct, Extension } from 'micromark-util-types';

/**
 * What has a meaning in Markdown that few people know of, and would change what they wrote: backslashes, entities, code by indentation,
 * headings by underlining, definitions, tags, footnotes and boxes to tick. The last line names what is replaced below.
 */
const disabled = [
  ...['characterEscape', 'characterReference', 'hardBreakEscape', 'codeIndented', 'setextUnderline', 'definition'],
  ...['htmlFlow', 'htmlText', 'autolink', 'tasklistCheck'],
  ...['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall'],
  ...['attention', 'blockQuote', 'codeFenced', 'codeText', 'lineEnding'],
];

const [asterisk, greaterThan, underscore, backtick] = [42, 62, 95, 96];

/** False at the beginning and the end of a text, at line breaks and at tabs: they have no character. */
const is = (code: Code, pattern: RegExp) => code !== null && code >= 0 && pattern.test(String.fromCharCode(code));
const isSpace = (code: Code) => code === null || code < 0 || is(code, /\s/);

/** More marks in a row are a line to write on, or ornament. */
const mostMarks = 3;

/**
 * Emphasis is around words: not within them, as in 3*4*5, and not before the ending of a file, as in *.docx. Two asterisks may
 * be within a word.
 */
const emphasis: Construct = {
  name: 'wordEmphasis',
  resolveAll: attention.resolveAll,
  tokenize(effects, ok) {
    const before = this.previous;
    let marker: Code;
    let marks = 0;
    const parts = (code: Code) => is(code, marker === asterisk && marks > 1 ? /[\p{N}\\/]/u : /[\p{L}\p{N}\\/]/u);

    function inside(code: Code) {
      if (code === marker) {
        effects.consume(code);
        marks++;
        return inside;
      }
      const sequence = effects.exit('attentionSequence');
      const few = marks <= mostMarks;
      sequence._open = few && !isSpace(code) && !is(code, /[.,;:!?)\]}»]/) && !parts(before) && !is(before, /[)\]}]/);
      sequence._close = few && !isSpace(before) && !parts(code) && !is(code, /[([{]/);
      return ok(code);
    }
    return (code) => {
      marker = code;
      effects.enter('attentionSequence');
      return inside(code);
    };
  },
};

const quotedLine: Construct = { ...blockQuote, name: 'quotedLine' };

/** A quotation, unless it is a comparison, as in ">50 %" and ">= 3". */
const quotation: Construct = {
  ...blockQuote,
  name: 'quotation',
  tokenize(effects, ok, nok) {
    const quoted = blockQuote.tokenize.call(this, effects, ok, nok);
    return effects.check({ partial: true, tokenize: noComparison }, quoted, nok);
  },
  continuation: {
    tokenize: (effects, ok, nok) => factorySpace(effects, effects.attempt(quotedLine, ok, nok), 'linePrefix'),
  },
};

const noComparison: Construct['tokenize'] = (effects, ok, nok) => (code) => {
  effects.enter('data');
  effects.consume(code);
  effects.exit('data');
  return (next) => (is(next, /[\d=]/) ? nok(next) : ok(next));
};

/** Code begins after a space: a backtick within a word is somebody's apostrophe. */
const codeInText: Construct = {
  ...codeText,
  name: 'codeInText',
  tokenize(effects, ok, nok) {
    return is(this.previous, /[\p{L}\p{N}]/u) ? nok : codeText.tokenize.call(this, effects, ok, nok);
  },
};

/** The spaces at the beginning of the next line belong to the text. */
const lineEnding: Construct = {
  name: 'plainLineEnding',
  tokenize: (effects, ok) => (code) => {
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return ok;
  },
};

const [carriageReturn, lineFeed, both] = [-5, -4, -3];

const syntax: Extension = {
  document: { [greaterThan]: quotation },
  flow: { [backtick]: { ...codeFenced, name: 'codeInBackticks' } },
  text: {
    ...{ [asterisk]: emphasis, [underscore]: emphasis, [backtick]: codeInText },
    ...{ [carriageReturn]: lineEnding, [lineFeed]: lineEnding, [both]: lineEnding },
  },
  disable: { null: disabled },
};

/** A remark plugin: Markdown for people who do not know Markdown. */
export function plainSyntax(this: { data(): object }): void {
  const data = this.data() as { micromarkExtensions?: Extension[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
}
