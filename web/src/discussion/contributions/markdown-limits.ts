/** Limits for rendering Markdown. Text beyond them is shown as it was typed. */
const limits = { depth: 20, nodes: 10_000, marks: 2_000, lines: 2_000, columns: 50, cells: 5_000 };

type Node = { type: string; children?: Node[]; value?: string };

/** The marks of nested quotations and lists on one line. */
const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/;
const container = />|[-+*]|\d+[.)]/g;

/** True for text that would take the parser seconds, or nests too deep: it is never parsed. */
export function exceedsMarkdownLimits(text: string): boolean {
  const marks = new Map<string, number>();
  for (const mark of text.match(/[[\]<&`*_~@|\\]/g) ?? []) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  if ([...marks].some(([, count]) => count > limits.marks)) return true;
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > limits.lines) return true;
  const columns = Math.max(...lines.map((line) => line.split('|').length - 1));
  if (columns > limits.columns || (columns > 0 && columns * lines.length > limits.cells)) return true;
  return lines.some((line) => (containers.exec(line)?.[0].match(container)?.length ?? 0) > limits.depth);
}

/** A remark plugin: turns what nests too deep or is too much for a page into the plain text it was typed as. */
export function limitDepth() {
  return (tree: unknown, file: { toString(): string }) => {
    const root = tree as Node;
    if (!isWithin(root)) root.children = [{ type: 'paragraph', children: [{ type: 'text', value: String(file) }] }];
  };
}

/** Without recursion, since a deep tree would overflow the stack. */
function isWithin(root: Node): boolean {
  const left: [Node, number][] = [[root, 0]];
  for (let seen = 0; ; seen++) {
    const next = left.pop();
    if (!next) return true;
    const [node, depth] = next;
    if (depth > limits.depth || seen > limits.nodes) return false;
    for (const child of node.children ?? []) left.push([child, depth + 1]);
  }
}
