import { isVisible } from '@krets/shared/text';
import type { List, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { endOfAddress, isOpenable } from './markdown-links.js';

type Source = { toString(): string };

const months = /^(?:jan|feb|mars|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)/i;
const text = (value: string): Text => ({ type: 'text', value });

/** A remark plugin: gives back what only looks like Markdown, so that readers see the numbers and signs that were written. */
export function restoreTyped() {
  return (tree: Root, file: Source) => {
    const source = String(file);
    restore(tree, source);
    if (!isVisible(wordsOf(tree))) tree.children = [paragraph([text(source)])];
  };
}

function restore(parent: Parents, source: string): void {
  for (const child of parent.children) if ('children' in child) restore(child, source);
  parent.children = parent.children.map((child) => shownOf(child, source)) as typeof parent.children;
  if (parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem')
    parent.children = joined(unlisted(parent, source), source, parent.type === 'root') as typeof parent.children;
  else finishAddresses(parent);
}

/** The node; or its source where nothing of it could be seen, or where it leads nowhere. */
function shownOf(node: RootContent, source: string): RootContent {
  const typed = text(sourceOf(node, source));
  switch (node.type) {
    case 'break':
      return text('\n');
    case 'image':
      return isOpenable(node.url)
        ? { type: 'link', url: node.url, children: [text(node.alt || node.url)], position: node.position }
        : typed;
    case 'link':
      return isOpenable(node.url) && isVisible(wordsOf(node)) ? node : typed;
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'inlineCode':
      return isVisible(wordsOf(node)) ? node : typed;
    case 'heading':
    case 'blockquote':
    case 'code':
      return isVisible(wordsOf(node)) ? node : { ...paragraph([typed]), position: node.position };
    default:
      return node;
  }
}

/** The children, with each list that was none as paragraphs that begin with the marks as typed. */
function unlisted(parent: Parents, source: string): RootContent[] {
  const isTyped = parent.children.map((child) => child.type === 'list' && isNoList(child, parent, source));
  return parent.children.flatMap((child, at): RootContent[] => {
    if (child.type !== 'list') return [child as RootContent];
    // Plus and minus: where one of two neighbours is a sign, so is the other.
    const beside = [at - 1, at + 1].some((other) => isTyped[other] && markOf(parent.children[other], source) === '+');
    if (isTyped[at] || beside) return child.children.flatMap((item) => withMark(item, source));
    // Each item is then a paragraph with its own line breaks.
    child.spread = true;
    return [child];
  });
}

/** The number or the sign before an item. */
const markOf = (node: Nodes | undefined, source: string) =>
  node ? (/^(?:[-+*]|\d+[.)])/.exec(sourceOf(node, source))?.[0] ?? '') : '';
const afterMark = (item: Nodes, source: string) => sourceOf(item, source).replace(/^\S+\s*/, '');

/**
 * A list counts from 1, or has bullets. Dates, answers to points 2, 5 and 4, changes with plus and minus, and one line alone are not
 * lists.
 */
function isNoList(list: List, parent: Parents, source: string): boolean {
  const { children: items } = list;
  const alone = items.length === 1 && parent.type !== 'listItem' && items[0]?.children.length === 1;
  if (list.ordered) {
    const counted = items.every((item, at) => markOf(item, source) === `${at + 1}.`);
    return alone || !counted || items.some((item) => months.test(afterMark(item, source)));
  }
  return alone || markOf(list, source) === '+' || items.every((item) => /^\d/.test(afterMark(item, source)));
}

function withMark(item: List['children'][number], source: string): RootContent[] {
  const [first, ...others] = item.children;
  const start = item.position?.start;
  if (first?.type !== 'paragraph' || !start || !first.position) {
    const mark: Paragraph = paragraph([text(markOf(item, source))]);
    if (start) mark.position = { start, end: start };
    return [mark, ...item.children];
  }
  const mark = source.slice(start.offset, first.position.start.offset);
  const whole: Paragraph = { ...first, children: [text(mark), ...first.children] };
  whole.position = { start, end: first.position.end };
  return [whole, ...others];
}

/** Paragraphs on neighbouring lines become one, with the indentation they have. */
function joined(children: RootContent[], source: string, outermost: boolean): RootContent[] {
  const all: RootContent[] = [];
  for (const child of children) {
    const before = all.at(-1);
    if (child.type !== 'paragraph' || !child.position) {
      all.push(child);
      continue;
    }
    const { offset = 0, line } = child.position.start;
    const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    const indent = /[^\S\n]*$/.exec(source.slice(lineStart, offset))?.[0] ?? '';
    const whole = outermost && offset - lineStart === indent.length ? indent : '';
    if (before?.type === 'paragraph' && before.position && before.position.end.line + 1 === line) {
      before.children.push(text(`\n${whole}`), ...child.children);
      before.position = { start: before.position.start, end: child.position.end };
    } else all.push(whole ? { ...child, children: [text(whole), ...child.children] } : child);
  }
  return all;
}

/** Bare addresses on the web end where a reader would end them: with their parentheses, and before the full stop. */
function finishAddresses(parent: Parents): void {
  const done: Nodes[] = [];
  for (const child of parent.children as PhrasingContent[]) {
    const before = done.at(-1);
    const address = before?.type === 'link' ? bareAddress(before) : undefined;
    if (address && before?.type === 'link' && child.type === 'text') {
      const run = `${address.value}${/^[^\s<]*/.exec(child.value)?.[0] ?? ''}`;
      const rest = `${address.value}${child.value}`.slice(endOfAddress(run));
      setAddress(before, address, run.slice(0, endOfAddress(run)));
      if (rest) done.push(text(rest));
    } else done.push(child);
  }
  const last = done.at(-1);
  const address = last?.type === 'link' ? bareAddress(last) : undefined;
  if (address && last?.type === 'link') {
    const { value } = address;
    const end = endOfAddress(value);
    setAddress(last, address, value.slice(0, end));
    if (end < value.length) done.push(text(value.slice(end)));
  }
  parent.children = done as typeof parent.children;
}

type Link = Extract<PhrasingContent, { type: 'link' }>;

/** The words of a link that was written as nothing but its address. */
function bareAddress({ url, children }: Link): Text | undefined {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && [only.value, `http://${only.value}`].includes(url)
    ? only
    : undefined;
}

function setAddress(link: Link, words: Text, address: string): void {
  link.url = `${link.url.slice(0, link.url.length - words.value.length)}${address}`;
  words.value = address;
}

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

const sourceOf = (node: Nodes, source: string): string =>
  node.position ? source.slice(node.position.start.offset, node.position.end.offset) : wordsOf(node);

/** What can be read of it; a rule between paragraphs can be seen too. */
function wordsOf(node: Nodes): string {
  if (node.type === 'thematicBreak') return '-';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
