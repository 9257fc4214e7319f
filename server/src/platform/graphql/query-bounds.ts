import { limits } from '@krets/shared/limits';
import {
  type ASTNode,
  type FieldNode,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { listSize } from './list-sizes.js';

/** The maximum cost of one operation. The web's most expensive, a page of messages with every reaction, costs 99 302. */
const bounds = { depth: 12, aliases: 30, cost: 120_000 } as const;

/** `fields` counts the fields of the top level, those in fragments included. */
type Size = { depth: number; aliases: number; cost: number; fields: number };

/**
 * Refuses an operation that is too deep, too wide or too expensive before it runs. A field costs one, multiplied by the rows of the lists
 * around it: the page size, requested or default, or the most that the list can hold. An operation has one mutation, so that a request
 * cannot try several codes.
 */
export const withinBounds = (context: ValidationContext) => {
  const fragments = new Map<string, Size>();
  const underway = new Set<string>();

  const schema = context.getSchema();

  const sizeOf = (set: SelectionSetNode | undefined, within: GraphQLNamedType | undefined): Size => {
    const total: Size = { depth: 0, aliases: 0, cost: 0, fields: 0 };
    for (const selection of set?.selections ?? []) {
      let part: Size;
      if (selection.kind === 'FragmentSpread') part = sizeOfFragment(selection.name.value);
      else if (selection.kind === 'InlineFragment') {
        const on = selection.typeCondition;
        part = sizeOf(selection.selectionSet, on ? schema.getType(on.name.value) : within);
      } else {
        // Introspection is off in production; its depth is not limited here.
        if (selection.name.value.startsWith('__')) continue;
        const field =
          isObjectType(within) || isInterfaceType(within) ? within.getFields()[selection.name.value] : undefined;
        const inner = sizeOf(selection.selectionSet, field && getNamedType(field.type));
        const first = field?.args.find(({ name }) => name === 'first');
        const rows = within && field ? (first ? pageOf(selection, first) : listSize(within, field)) : 1;
        part = {
          depth: inner.depth + 1,
          aliases: inner.aliases + (selection.alias ? 1 : 0),
          cost: 1 + rows * inner.cost,
          fields: 1,
        };
      }
      total.depth = Math.max(total.depth, part.depth);
      total.aliases += part.aliases;
      total.cost += part.cost;
      total.fields += part.fields;
    }
    return total;
  };

  const sizeOfFragment = (name: string): Size => {
    const known = fragments.get(name);
    const definition = context.getFragment(name);
    // Standard rules refuse circular fragments; here they must only not cause an endless loop.
    if (known || !definition || underway.has(name)) return known ?? { depth: 0, aliases: 0, cost: 0, fields: 0 };
    underway.add(name);
    const size = sizeOf(definition.selectionSet, schema.getType(definition.typeCondition.name.value));
    underway.delete(name);
    fragments.set(name, size);
    return size;
  };

  const refuse = (message: string, node: ASTNode) =>
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'TOO_COMPLEX' } }));

  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const size = sizeOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
      if (size.depth > bounds.depth) refuse(`Nested deeper than ${bounds.depth}.`, operation);
      if (size.aliases > bounds.aliases) refuse(`More than ${bounds.aliases} aliases.`, operation);
      if (size.cost > bounds.cost) refuse('Asks for too much at once.', operation);
      if (operation.operation === 'mutation' && size.fields !== 1) {
        refuse('One verb a request.', operation);
      }
    },
  };
};

/** The rows of one page. A page size below one must not reduce the cost. */
function pageOf({ arguments: given }: FieldNode, { defaultValue }: GraphQLArgument): number {
  const first = given?.find(({ name }) => name.value === 'first')?.value;
  if (!first) return typeof defaultValue === 'number' ? defaultValue : limits.page;
  return first.kind === 'IntValue' ? Math.max(1, Number(first.value)) : limits.page;
}
