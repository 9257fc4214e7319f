import { limits } from '@krets/shared/limits';
import {
  type ASTNode,
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/** What one operation may ask for at most. */
const bounds = { depth: 12, aliases: 30, cost: 20_000 } as const;

type Size = { depth: number; aliases: number; cost: number };

/**
 * Refuses an operation that is too deep, too wide or too dear before it runs. A field costs one, times the page size
 * of the lists around it, asked for or left to the schema; a mutation holds one verb, so that no code can be tried twice in a request.
 */
export const withinBounds: ValidationRule = (context) => {
  const fragments = new Map<string, Size>();
  const underway = new Set<string>();

  const schema = context.getSchema();

  const sizeOf = (set: SelectionSetNode | undefined, within: GraphQLNamedType | undefined): Size => {
    const total: Size = { depth: 0, aliases: 0, cost: 0 };
    for (const selection of set?.selections ?? []) {
      let part: Size;
      if (selection.kind === 'FragmentSpread') part = sizeOfFragment(selection.name.value);
      else if (selection.kind === 'InlineFragment') {
        const on = selection.typeCondition;
        part = sizeOf(selection.selectionSet, on ? schema.getType(on.name.value) : within);
      } else {
        // Introspection is switched off in production; its own depth says nothing about ours.
        if (selection.name.value.startsWith('__')) continue;
        const field =
          isObjectType(within) || isInterfaceType(within) ? within.getFields()[selection.name.value] : undefined;
        const inner = sizeOf(selection.selectionSet, field && getNamedType(field.type));
        const page = pageOf(selection, field?.args.find(({ name }) => name === 'first')?.defaultValue);
        part = {
          depth: inner.depth + 1,
          aliases: inner.aliases + (selection.alias ? 1 : 0),
          cost: 1 + page * inner.cost,
        };
      }
      total.depth = Math.max(total.depth, part.depth);
      total.aliases += part.aliases;
      total.cost += part.cost;
    }
    return total;
  };

  const sizeOfFragment = (name: string): Size => {
    const known = fragments.get(name);
    const definition = context.getFragment(name);
    // A circle is refused by the standard rules; here it must only not loop.
    if (known || !definition || underway.has(name)) return known ?? { depth: 0, aliases: 0, cost: 0 };
    underway.add(name);
    const size = sizeOf(definition.selectionSet, schema.getType(definition.typeCondition.name.value));
    underway.delete(name);
    fragments.set(name, size);
    return size;
  };

  const refuse = (message: string, node: ASTNode) =>
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'TOO_COMPLEX' } }));

  return {
    OperationDefinition(operation) {
      const size = sizeOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
      if (size.depth > bounds.depth) refuse(`Nested deeper than ${bounds.depth}.`, operation);
      if (size.aliases > bounds.aliases) refuse(`More than ${bounds.aliases} aliases.`, operation);
      if (size.cost > bounds.cost) refuse('Asks for too much at once.', operation);
      if (operation.operation === 'mutation' && operation.selectionSet.selections.length !== 1) {
        refuse('One verb a request.', operation);
      }
    },
  };
};

/** As many rows as the field can give. A page of none or less would make what stands beside it cheaper. */
function pageOf({ arguments: given }: FieldNode, usual: unknown): number {
  const first = given?.find(({ name }) => name.value === 'first')?.value;
  if (!first) return typeof usual === 'number' ? usual : 1;
  return first.kind === 'IntValue' ? Math.max(1, Number(first.value)) : limits.page;
}
