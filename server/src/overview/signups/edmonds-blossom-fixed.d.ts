declare module 'edmonds-blossom-fixed' {
  /** @returns the mate of each vertex; -1 for one without */
  export default function blossom(edges: [a: number, b: number, weight: number][], maxCardinality?: boolean): number[];
}
